/** What stands around articles on the pages of newspapers, and is not the article: as whole lines, lower case. */
const LINES: readonly string[] = [
  // English
  'subscribe, subscribe now, subscribe to our newsletter, sign up, sign up for our newsletter, newsletter, sign in, log in, login, register, my account, menu, home, search, skip to content, skip to main content, share, share this, share this article, share on facebook, share on twitter, tweet, facebook, twitter, whatsapp, telegram, linkedin, reddit, pinterest, email, print, print this page, copy link, save, follow us, advertisement, sponsored, sponsored content, read more, read also, load more, show more, see all, more, more articles, more stories, more news, more from this section, related, related articles, related posts, related stories, related news, recommended, recommended for you, you may also like, you might also like, most read, most popular, popular, trending, latest, latest news, previous, next, previous article, next article, previous post, next post, back to top, tags, comments, no comments, leave a comment, leave a reply, add a comment, write a comment, post comment, post a comment, reply, cancel reply, submit, please enter your comment, please enter your name here, please enter your email address here, you have entered an incorrect email address, comment, name, email, website, your email address will not be published, required fields are marked *, save my name email and website in this browser for the next time i comment, privacy policy, cookie policy, terms of use, terms and conditions, contact us, about us, all rights reserved, accept, accept all, accept cookies, cookie settings',
  // German, French, Spanish, Portuguese, Italian, Dutch
  'abonnieren, newsletter abonnieren, anmelden, registrieren, startseite, suche, teilen, drucken, anzeige, werbung, mehr lesen, weiterlesen, weitere artikel, mehr artikel, ähnliche artikel, mehr zum thema, das könnte sie auch interessieren, meistgelesen, kommentare, kommentar schreiben, kommentar hinterlassen, schreibe einen kommentar, antworten, impressum, datenschutz, nach oben, zum inhalt springen',
  's’abonner, abonnez-vous, je m’abonne, se connecter, s’inscrire, accueil, rechercher, recherche, partager, imprimer, publicité, lire la suite, lire aussi, à lire aussi, plus d’articles, articles similaires, sur le même sujet, les plus lus, commentaires, laisser un commentaire, laissez un commentaire, répondre, mentions légales, haut de page, aller au contenu',
  'suscribirse, suscríbete, suscripción, iniciar sesión, regístrate, inicio, buscar, compartir, imprimir, publicidad, leer más, lea también, más artículos, más noticias, artículos relacionados, noticias relacionadas, te puede interesar, lo más leído, comentarios, deja un comentario, dejar un comentario, responder, aviso legal, volver arriba',
  'assine, assinar, inscreva-se, entrar, início, pesquisar, compartilhar, partilhar, leia mais, leia também, mais artigos, artigos relacionados, notícias relacionadas, mais lidas, comentários, deixe um comentário, deixe uma resposta, responder',
  'abbonati, iscriviti, accedi, cerca, condividi, stampa, pubblicità, leggi anche, leggi di più, continua a leggere, altri articoli, articoli correlati, i più letti, commenti, lascia un commento, rispondi, torna su',
  'abonneren, abonneer, inloggen, aanmelden, zoeken, delen, advertentie, lees meer, lees ook, lees verder, meer artikelen, gerelateerde artikelen, meest gelezen, reacties, reageer, laat een reactie achter, reageren',
  // Nordic, Polish, Czech, Russian, Ukrainian, Turkish, Greek
  'prenumerera, logga in, sök, dela, annons, läs mer, läs också, fler artiklar, relaterade artiklar, mest läst, kommentarer, lämna en kommentar, lämna ett svar, abonner, logg inn, søk, del, annonse, les mer, les også, flere artikler, legg igjen en kommentar, abonnér, log ind, søg, læs mere, læs også, skriv en kommentar, tilaa, kirjaudu, haku, jaa, lue lisää, lue myös, kommentit, kommentoi',
  'subskrybuj, zapisz się, zaloguj, zaloguj się, szukaj, udostępnij, reklama, czytaj więcej, czytaj też, czytaj także, więcej artykułów, powiązane artykuły, komentarze, dodaj komentarz, skomentuj, odpowiedz, odebírat, přihlásit se, hledat, sdílet, číst dál, čtěte také, další články, související články, komentáře, napsat komentář',
  'подписаться, подпишитесь, подписка, войти, вход, регистрация, главная, поиск, поделиться, печать, распечатать, реклама, читать далее, читайте также, еще статьи, ещё статьи, другие статьи, похожие статьи, похожие материалы, самое читаемое, комментарии, оставить комментарий, добавить комментарий, ответить, наверх, підписатися, увійти, пошук, поділитися, реклама, читайте також, інші статті, схожі статті, коментарі, залишити коментар',
  'abone ol, giriş yap, kayıt ol, ana sayfa, ara, paylaş, yazdır, reklam, devamını oku, daha fazla, diğer haberler, benzer haberler, ilgili haberler, en çok okunanlar, yorumlar, yorum yap, yorum yaz, cevapla, εγγραφή, σύνδεση, αναζήτηση, μοιραστείτε, διαφήμιση, διαβάστε επίσης, διαβάστε περισσότερα, περισσότερα άρθρα, σχετικά άρθρα, σχόλια, αφήστε ένα σχόλιο',
  // Arabic, Persian, Urdu, Hebrew
  'اشترك, اشترك الآن, الاشتراك, تسجيل الدخول, الرئيسية, بحث, شارك, مشاركة, طباعة, إعلان, اقرأ المزيد, اقرأ أيضا, اقرأ أيضًا, المزيد, المزيد من المقالات, مقالات ذات صلة, مواضيع ذات صلة, الأكثر قراءة, التعليقات, تعليقات, اترك تعليقا, اترك تعليقًا, أضف تعليقا, أضف تعليقًا',
  'اشتراک, مشترک شوید, عضویت, ورود, ثبت نام, خانه, صفحه اصلی, جستجو, اشتراک گذاری, اشتراک‌گذاری, چاپ, تبلیغات, ادامه مطلب, بیشتر بخوانید, مطالب بیشتر, مقالات بیشتر, مطالب مرتبط, اخبار مرتبط, پربازدیدترین, پربیننده ترین, نظرات, دیدگاه‌ها, نظر شما, ارسال نظر, دیدگاه خود را بنویسید, سبسکرائب کریں, لاگ ان, تلاش, شیئر کریں, مزید پڑھیں, مزید خبریں, تبصرے, تبصرہ کریں',
  'הרשמה, הירשמו, התחברות, התחבר, דף הבית, חיפוש, שתף, שיתוף, הדפסה, פרסומת, קרא עוד, קראו גם, עוד כתבות, כתבות נוספות, כתבות קשורות, תגובות, הוסף תגובה, השאר תגובה, כתוב תגובה',
  // Hindi, Chinese, Japanese, Korean, Vietnamese, Indonesian, Thai
  'सदस्यता लें, सब्सक्राइब करें, लॉग इन, खोजें, साझा करें, शेयर करें, विज्ञापन, और पढ़ें, यह भी पढ़ें, और लेख, संबंधित लेख, संबंधित खबरें, टिप्पणियाँ, टिप्पणी करें',
  '订阅, 訂閱, 登录, 登入, 登錄, 注册, 註冊, 首页, 首頁, 搜索, 搜尋, 分享, 打印, 列印, 广告, 廣告, 阅读更多, 閱讀更多, 更多文章, 更多新闻, 更多新聞, 相关文章, 相關文章, 相关新闻, 相關新聞, 延伸阅读, 延伸閱讀, 上一篇, 下一篇, 评论, 評論, 留言, 发表评论, 發表評論, 发表留言',
  '購読, 購読する, ログイン, 会員登録, 新規登録, ホーム, 検索, シェア, シェアする, 共有, 印刷, 広告, 続きを読む, もっと読む, 関連記事, 関連ニュース, 他の記事, おすすめ記事, 人気記事, 前の記事, 次の記事, コメント, コメントする, コメントを書く, コメントを残す, 구독, 구독하기, 로그인, 회원가입, 검색, 공유, 공유하기, 인쇄, 광고, 더 보기, 더보기, 관련 기사, 관련기사, 이전 글, 다음 글, 댓글, 댓글 쓰기, 댓글 남기기',
  'đăng ký, đăng nhập, tìm kiếm, chia sẻ, quảng cáo, xem thêm, đọc thêm, bài viết liên quan, tin liên quan, bình luận, để lại bình luận, berlangganan, masuk, daftar, cari, bagikan, iklan, baca juga, baca selengkapnya, artikel terkait, berita terkait, komentar, tinggalkan komentar, สมัครสมาชิก, เข้าสู่ระบบ, ค้นหา, แชร์, โฆษณา, อ่านเพิ่มเติม, บทความที่เกี่ยวข้อง, ความคิดเห็น, แสดงความคิดเห็น',
];

const known = new Set(LINES.flatMap((line) => line.split(', ').map(plain)));

/** True for a line that belongs to the page around an article: a button, a form's message, a heading of other articles. */
export const isPageLine = (line: string) => known.has(plain(line)) || FOOTER.test(line.trim());

/** After these come other things of the page, not more of the article. */
export const opensRest = (line: string) => REST.test(plain(line));

const REST =
  /^(?:(?:more|related|recommended|latest|popular) (?:articles|posts|stories|news)|you (?:may|might) also like|(?:leave a (?:comment|reply)|comments)|weitere artikel|mehr artikel|ähnliche artikel|articles similaires|plus d'articles|más artículos|artículos relacionados|mais artigos|artigos relacionados|altri articoli|articoli correlati|meer artikelen|fler artiklar|więcej artykułów|другие статьи|похожие статьи|читайте также|المزيد من المقالات|مقالات ذات صلة|مطالب مرتبط|مقالات بیشتر|כתבות נוספות|עוד כתבות|और लेख|संबंधित लेख|更多文章|相关文章|相關文章|関連記事|관련 기사|관련기사)$/;

const FOOTER =
  /^(?:©|\(c\)|copyright\b|alle rechte vorbehalten|tous droits réservés|todos los derechos|все права защищены|جميع الحقوق|تمامی حقوق|版权所有|版權所有)|all rights reserved\.?$|^\d+ (?:comments?|shares?|views?|likes?)$/i;

/** Without the marks at its ends: `› Subscribe`, `Please enter your comment!`. */
function plain(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}*]+$/gu, '')
    .replaceAll(',', '')
    .replace(/\s+/g, ' ');
}
