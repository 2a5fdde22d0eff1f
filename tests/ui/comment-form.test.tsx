import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { CommentForm, type CommentFormProps } from '../../src/ui/comment-form.tsx';

const nothing = () => {};
const empty = { comment: '', name: '', email: '', website: '' };
const base: CommentFormProps = {
  fields: empty,
  errors: {},
  requireEmail: false,
  remember: false,
  draft: { kind: 'none' },
  onChange: nothing,
  onRemember: nothing,
  onSubmit: nothing,
  onDiscard: nothing,
  onUndo: nothing,
};
const wrong = { comment: 'Please enter your comment!', name: 'Please enter your name here' };

/** A page that finds both fields wrong, as soon as it is asked or a moment later. */
function Judged({ later = false }: { readonly later?: boolean }) {
  const [fields, setFields] = useState(empty);
  const [errors, setErrors] = useState<CommentFormProps['errors']>({});
  const judge = () => setErrors({ ...wrong });
  return (
    <CommentForm
      {...base}
      fields={fields}
      errors={errors}
      onChange={(field, value) => setFields({ ...fields, [field]: value })}
      onSubmit={later ? () => void Promise.resolve().then(judge) : judge}
    />
  );
}

test('the fields have the labels people know, and the browser may fill them in', () => {
  render(<CommentForm {...base} />);
  expect(screen.getByRole('heading', { level: 2, name: 'Leave a comment' })).toBeVisible();
  expect(screen.getByLabelText('Comment')).toBeInstanceOf(HTMLTextAreaElement);
  expect(screen.getByLabelText('Name')).toHaveAttribute('autocomplete', 'name');
  expect(screen.getByLabelText('Email')).toHaveAttribute('autocomplete', 'email');
  expect(screen.getByLabelText('Website')).toHaveAttribute('autocomplete', 'url');
  expect(
    screen.getByRole('checkbox', {
      name: 'Save my name, email, and website in this browser for the next time I comment.',
    }),
  ).not.toBeChecked();
  expect(screen.getByRole('button', { name: 'Post comment' }).closest('form')).toHaveAttribute('novalidate');
});

test.each([
  [false, false],
  [true, true],
])('where e-mail is required (%s) the field says so', (requireEmail, required) => {
  render(<CommentForm {...base} requireEmail={requireEmail} />);
  expect(screen.getByLabelText<HTMLInputElement>('Email').required).toBe(required);
  expect(screen.getByLabelText('Website')).not.toBeRequired();
  expect(screen.getByLabelText('Comment')).toBeRequired();
});

test.each([false, true])(
  'each wrong field has its message and the first gets the focus (judged later: %s)',
  async (later) => {
    const user = userEvent.setup();
    render(<Judged later={later} />);
    await user.click(screen.getByRole('button', { name: 'Post comment' }));
    expect(await screen.findByText(wrong.comment)).toBeVisible();
    expect(screen.getByLabelText('Comment')).toHaveFocus();
    expect(screen.getByLabelText('Comment')).toHaveAccessibleDescription(wrong.comment);
    expect(screen.getByLabelText('Name')).toHaveAccessibleDescription(wrong.name);
    expect(screen.getByLabelText('Name')).toBeInvalid();
    expect(screen.getByLabelText('Email')).toBeValid();
    expect(screen.getByRole('alert')).toHaveTextContent('2 fields need a correction: Comment, Name.');
  },
);

test('an error clears nothing and does not draw the focus back while one types', async () => {
  const user = userEvent.setup();
  render(<Judged />);
  await user.type(screen.getByLabelText('Email'), 'ada@example');
  await user.click(screen.getByRole('button', { name: 'Post comment' }));
  await user.type(screen.getByLabelText('Website'), 'https://example.org');
  expect(screen.getByLabelText('Website')).toHaveFocus();
  expect(screen.getByLabelText('Email')).toHaveValue('ada@example');
  expect(screen.getByLabelText('Website')).toHaveValue('https://example.org');
});

test('a second attempt brings the focus to the first wrong field again', async () => {
  const user = userEvent.setup();
  render(<Judged />);
  const post = screen.getByRole('button', { name: 'Post comment' });
  await user.click(post);
  await user.click(post);
  expect(screen.getByLabelText('Comment')).toHaveFocus();
});

test('a kept draft says when it was kept and can be discarded', async () => {
  const onDiscard = vi.fn();
  render(<CommentForm {...base} draft={{ kind: 'kept', at: '10:14' }} onDiscard={onDiscard} />);
  expect(screen.getByText('Draft kept on this device, 10:14')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }));
  expect(onDiscard).toHaveBeenCalledOnce();
});

test('a discarded draft can be brought back', async () => {
  const onUndo = vi.fn();
  render(<CommentForm {...base} draft={{ kind: 'discarded' }} onUndo={onUndo} />);
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(onUndo).toHaveBeenCalledOnce();
});

test('where nothing can be kept the reader is told', () => {
  render(<CommentForm {...base} draft={{ kind: 'unkept', full: false }} />);
  expect(screen.getByText(/not kept on this device/)).toBeVisible();
});

test('on a full device the reader is told why, and can discard what is not kept', async () => {
  const onDiscard = vi.fn();
  render(<CommentForm {...base} draft={{ kind: 'unkept', full: true }} onDiscard={onDiscard} />);
  expect(screen.getByText(/not kept on this device: there is no room left/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }));
  expect(onDiscard).toHaveBeenCalledOnce();
});

test('a field that is nearly full says how much still fits, and then how much is too much', () => {
  const { rerender } = render(<CommentForm {...base} />);
  const comment = screen.getByLabelText('Comment');
  expect(comment).not.toHaveAttribute('aria-describedby');
  rerender(<CommentForm {...base} rooms={{ comment: 40 }} />);
  expect(comment).toHaveAccessibleDescription('Room for 40 characters');
  rerender(<CommentForm {...base} rooms={{ comment: -3 }} errors={{ comment: 'Too long.' }} />);
  expect(comment).toHaveAccessibleDescription('Too long. Too long by about 3 characters');
});

test('while it is posted, what was typed stands there and cannot be posted twice', async () => {
  const onSubmit = vi.fn();
  render(<CommentForm {...base} busy fields={{ ...empty, comment: 'Well said' }} onSubmit={onSubmit} />);
  expect(screen.getByLabelText('Comment')).toHaveValue('Well said');
  expect(screen.getByLabelText('Comment')).toHaveAttribute('readonly');
  await userEvent.click(screen.getByRole('button', { name: 'Posting…' }));
  expect(onSubmit).not.toHaveBeenCalled();
});

test.each([
  ['Keep this text', 'Yes'],
  ['Use the other text', 'No'],
  ['Keep both', 'Yes\n\nNo'],
])('where another tab holds another text, “%s” settles it', async (name, expected) => {
  const onSettle = vi.fn();
  render(
    <CommentForm
      {...base}
      fields={{ ...empty, comment: 'Yes' }}
      conflicts={{ comment: { mine: 'Yes', theirs: 'No' } }}
      onSettle={onSettle}
    />,
  );
  expect(screen.getByText('No')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name }));
  expect(onSettle).toHaveBeenCalledWith('comment', expected);
});
