import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Site } from '../data/site.ts';
import { renderApp } from './app.tsx';

async function openForm() {
  await new Site().publish([{ slug: 'a' }]);
  const opened = renderApp('/articles/a/');
  await screen.findByRole('heading', { name: 'Leave a comment' });
  return opened;
}

const field = (name: string) => screen.getByLabelText(name);

describe('the comment form', () => {
  test('left empty asks for comment and name, and puts the keyboard into the first', async () => {
    const { reader } = await openForm();
    await reader.click(screen.getByRole('button', { name: 'Post comment' }));
    expect(await screen.findByText('Please enter your comment!')).toBeVisible();
    expect(screen.getByText('Please enter your name here')).toBeVisible();
    expect(field('Comment')).toHaveFocus();
    expect(field('Comment')).toBeInvalid();
    expect(field('Comment')).toHaveAccessibleDescription('Please enter your comment!');
    expect(screen.queryByText('Please enter your email address here')).toBeNull();
  });

  test('lets go of a message as soon as its field is mended', async () => {
    const { reader } = await openForm();
    await reader.click(screen.getByRole('button', { name: 'Post comment' }));
    await screen.findByText('Please enter your name here');
    await reader.type(field('Name'), 'R');
    expect(screen.queryByText('Please enter your name here')).toBeNull();
    expect(screen.getByText('Please enter your comment!')).toBeVisible();
  });

  test('tells a wrong e-mail address and clears nothing', async () => {
    const { reader } = await openForm();
    await reader.type(field('Comment'), 'Well said');
    await reader.type(field('Name'), 'Reader');
    await reader.type(field('Email'), 'nobody@');
    await reader.click(screen.getByRole('button', { name: 'Post comment' }));
    expect(await screen.findByText('You have entered an incorrect email address!')).toBeVisible();
    expect(field('Comment')).toHaveValue('Well said');
  });

  test('without a place to post to keeps the draft, says that nothing was sent, and offers e-mail', async () => {
    const { reader, services } = await openForm();
    await reader.type(field('Comment'), 'Well said');
    await reader.type(field('Name'), 'Reader');
    await reader.click(screen.getByRole('button', { name: 'Post comment' }));
    expect(await screen.findByRole('heading', { name: 'Nothing was sent' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'E-mail' })).toHaveAttribute(
      'href',
      expect.stringContaining('Well%20said'),
    );
    expect(services.drafts.allDrafts()).toHaveLength(1);
  });

  test('keeps a draft from the first letter, and a discarded one can be had back', async () => {
    const { reader } = await openForm();
    await reader.type(field('Comment'), 'Half a thou');
    expect(await screen.findByText(/Draft kept on this device/)).toBeVisible();
    await reader.click(screen.getByRole('button', { name: 'Discard draft' }));
    expect(field('Comment')).toHaveValue('');
    await reader.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(field('Comment')).toHaveValue('Half a thou');
  });

  test('keeps name, e-mail and website for the next time only when asked', async () => {
    const { reader } = await openForm();
    await reader.type(field('Comment'), 'Well said');
    await reader.type(field('Name'), 'Reader');
    await reader.click(screen.getByRole('checkbox', { name: /Save my name, email, and website/ }));
    await reader.click(screen.getByRole('button', { name: 'Post comment' }));
    await screen.findByRole('heading', { name: 'Nothing was sent' });
    expect(JSON.parse(localStorage.getItem('carrel:/:settings') ?? '{}')).toMatchObject({
      details: { name: 'Reader' },
    });
    await reader.click(screen.getByRole('checkbox', { name: /Save my name/ }));
    expect(JSON.parse(localStorage.getItem('carrel:/:settings') ?? '{}').details).toBeUndefined();
  });
});
