# Signing in with a service that the school uses already.
sso-with-school = Sign in with your school’s account
sso-sign-in-with = Sign in with { $service }
sso-link-with = Link { $service }
sso-about = Your school lets you in with an account that it has given you.
sso-or-password = Do you have a password of Homeroom?
sso-use-password = Use your password
sso-link-title = Link another way to sign in
sso-link-about = You sign in there once. From then on it opens your account in every school that you belong to, so link only a service that you trust.
sso-link-needs-password = You have no password yet. Choose one first: with it you say that it is you who adds a way in.
sso-back-to-account = Back to your account
sso-leaving = Taking you to { $service }
sso-leaving-about = If nothing happens, go on by the link. You come back here when you have signed in.
sso-go-on = Go on
sso-again = Try again
sso-linked = Linked. You can sign in with { $service } from now on.
sso-unlinked = The link is gone. Nobody signs in to your account with it any more.
sso-last-way-in = This is your only way in. Choose a password first, then remove it.

# Why somebody is not let in.
sso-refused-title = You are not signed in
sso-refused-no-address = { $service } did not tell us your e-mail address. Ask your school’s office.
sso-refused-not-verified = { $service } does not say that your e-mail address is confirmed. Confirm it there, then try again.
sso-refused-domain = Only accounts of { $domain } get in here with { $service }. Choose that account, or use your password.
sso-refused-not-confirmed = Nobody has confirmed yet that { $domain } belongs to this school, so { $service } lets in only those who have linked it. Ask your school’s office.
sso-refused-has-account = There is an account with your address already. Sign in with your password, or choose a new one, then link { $service } on your account page.
sso-refused-another-person = Your address belongs to somebody else at this school. Ask your school’s office.
sso-refused-reserved = The school keeps a place with special rights for you. Use the link in the mail that it sent you, then link { $service } on your account page.
sso-refused-shut = You cannot sign in to this school at the moment. Ask your school’s office.
sso-refused-elsewhere = You belong to other schools too, which { $service } of this school does not open. Sign in with your password, or choose one, then link { $service } on your account page.
sso-refused-site = This account runs the site, so it signs in with a password only.
sso-refused-linked = This account of { $service } is linked to somebody else.
sso-refused-not-a-member = You are no person of this school, so its service cannot be linked to your account.
sso-refused-browser = This sign-in was begun in another browser, is over, or was used already. Begin again here.
sso-refused-issuer = Somebody else than { $service } has answered. Begin again here.
sso-refused-by-them = { $service } did not sign you in. Try again, or use your password.
sso-refused-code = { $service } does not take its own answer back: it is too old, or was used. Begin again.
sso-refused-token = What { $service } said of you does not hold, so we do not believe it. Try again, and tell your school’s office if it happens again.
sso-trouble-slow = { $service } took longer than ten seconds to answer. Try again in a while, or use your password.
sso-trouble-unreachable = { $service } gives no answer that we can use. Try again in a while, or use your password.
sso-trouble-issuer = { $service } is set up wrongly here: what answers is not what the school named. Tell your school’s office.

# Settings.
sso-title = Single sign-on
sso-settings-about = Let people sign in with accounts that they have already. Passwords go on working beside it, so nobody is locked out.
sso-add = Add a service
sso-another = Another service
sso-on = On
sso-off = Off
sso-waits = Domain not confirmed
sso-steps = First save the service with its issuer. Then you see the address to register there, fill in what it gives you, and switch it on.
sso-incomplete = Register the address below at the service, then fill in the client ID and the secret that it gives you, and switch it on.
sso-not-confirmed = Until whoever runs the site has confirmed that { $domain } is the school’s, the service lets in only people who have linked it themselves. Ask them to.
sso-back = Address to register at the service
sso-back-hint = It is called “redirect URI” or “callback URL” there.
sso-service = The service
sso-label = Name on the button
sso-label-hint = What people call it, for example Google.
sso-issuer = Issuer
sso-issuer-hint = Letter by letter as the service writes it. For Microsoft put your tenant’s ID into it, for Cognito the region and the user pool’s ID.
sso-issuer-wrong = Write the issuer itself: no ? and no # in it, and your own ID where the example has capital letters.
sso-issuer-taken = The school has a connection to this issuer already.
sso-client-id = Client ID
sso-client-id-hint = The service gives it to you when you register the address.
sso-secret = Client secret
sso-secret-hint = It is kept sealed, and never shown again.
sso-secret-kept = A secret is kept. Leave the field empty to go on with it.
sso-secret-again = The issuer is another one, so type its secret: the old one goes to nobody else.
sso-needed-to-be-on = Needed before it can be switched on.
sso-who = Who gets in
sso-domain = E-mail domain
sso-domain-hint = What stands behind the @ of your school’s addresses. Whoever signs in with a confirmed address there becomes a person of the school.
sso-role-claim = Claim with groups or roles
sso-role-claim-hint = Its name in the token, for example roles, groups or cognito:groups.
sso-roles = Who is a teacher
sso-roles-hint = A line each: what the service says, then student or teacher. Everybody else becomes a student; people who are here already stay what they are. For example
sso-roles-wrong = “{ $line }” is no such line. Write what the service says, an equals sign, and student or teacher.
sso-is-on = People may sign in with it
sso-save = Save the service
sso-too-many = A school has at most { $n } services.
sso-test = Test
sso-test-about = We ask the issuer to describe itself. Nobody signs in.
sso-test-now = Test the service
sso-test-works = The issuer answers: people sign in at { $host }, and { $n ->
    [one] one key signs
   *[other] { $n } keys sign
} what it says.
sso-test-status = The issuer answered with { $status }. Check its address.
sso-test-other-issuer = What answers there does not describe this issuer. Check it letter by letter, also the slash at its end.
sso-remove = Remove the service
sso-remove-about = Nobody signs in with it any more. People stay, and use or choose a password.
sso-remove-now = Remove
sso-said-added = Saved. Register the address below at the service.
sso-said-changed = Saved.
sso-said-removed = { $service } is removed.

# For whoever runs the site.
sso-domains = Sign-in domains
sso-domains-about = Confirm a domain only when you know that it is the school’s: whoever runs its service then makes accounts for all addresses in it.
sso-confirm = Confirm
sso-confirmed = Confirmed
sso-said-confirmed = The domain is confirmed.

# One’s own account.
account-tab-sign-in = Ways to sign in
sso-identities-about = Everything that opens your account. Remove what you do not use.
sso-has-password = You sign in with your e-mail address and a password.
sso-no-password = You have none. Without it you get in only by the services below.
sso-last-used = Last used on { $when }
sso-made-by-school = set up by your school
sso-unlink = Remove
mail-sign-in-linked-subject = A new way to sign in to your account
mail-sign-in-linked-body = { $service } of { $school } was linked to your account, and can be used to sign in from now on.
mail-sign-in-linked-not-you = If it was not you, remove it at once and change your password:

audit-kind-sso = Sign-in services
audit-sso-add = Added a sign-in service
audit-sso-change = Changed a sign-in service
audit-sso-remove = Removed a sign-in service
audit-sso-test = Tested a sign-in service
audit-sso-confirm = Confirmed a sign-in domain
audit-sso-join = Joined by a sign-in service
