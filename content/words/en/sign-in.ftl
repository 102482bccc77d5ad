### Signing in safely: where somebody is signed in, second steps, passkeys, and sign-in by the host's own provider.


## Where somebody is signed in

sessions-title = Where you are signed in
sessions-link = See where you are signed in
sessions-ends =
    You are signed out after { $idle ->
        [one] one hour
       *[other] { $idle } hours
    } without a step, and after { $longest ->
        [one] one hour
       *[other] { $longest } hours
    } whatever happens.
sessions-device = { $browser } on { $system }
sessions-device-unknown = A browser that does not say which it is
sessions-this = (this one)
sessions-since = Signed in on { $since }
sessions-last-seen = Last used { $ago }
sessions-ends-at = Ends by { $at }
sessions-end = End<span class="visually-hidden"> { $device }, signed in on { $since }</span>
sessions-end-others = End all others
sessions-no-others = You are signed in nowhere else.
sessions-strange = Is one of them not you? End it, and then change your password.
sessions-done =
    { $done ->
        [others] You are signed out everywhere else.
       *[ended] That device is signed out.
    }

## A second step that must be set up first

second-step-first = Set up a second step first
second-step-first-about = From now on, you need more than a password here. Nothing that you wrote is lost: this page holds it.
second-step-first-link = Set it up, in a new window

## The second step of one's own account

second-step-title = Your second step
second-step-link = Your second step to sign in
second-step-about = A password can be guessed or found out. With a second step, nobody gets in by it alone.
second-step-must = You need a second step before you can go on.
second-step-must-choose = A password alone is not enough for your account. Set up one of these.
second-step-needed = You need one second step. Add another one first, and then remove this.
second-step-keep = Keep it
second-step-done =
    { $done ->
        [passkey] The passkey was added.
        [codes] Codes from your app were added.
        [passkey-removed] The passkey was removed.
        [codes-removed] Your app's codes no longer count.
       *[recovered] You signed in with a recovery code. It works no more. If you have lost a device, remove it here and add a new one.
    }

## Codes from an app

codes-heading = Codes from an app
codes-about = An app on your phone shows a new code of six digits every half minute. It works on any phone and needs no signal.
codes-since = Set up on { $day }.
codes-set-up = Set up codes
codes-remove = Stop using codes
codes-remove-title = Stop using codes?
codes-remove-about = The codes that your app shows will no longer count. You can set up new ones at any time.
codes-title = Set up codes from an app
codes-step-app = Open an app for codes on your phone. Most password managers make them too. Any such app will do.
codes-step-picture = Scan this picture with it.
codes-picture = A square code that your app can scan
codes-step-here = Is the app on this device?
codes-open-app = Open it here
codes-step-typed = Or type this key into the app:
codes-step-code = Type the code that the app shows now.
codes-code = Code from your app
codes-code-hint = Six digits
codes-save = Save
codes-wrong = That is not the code that your app shows now. Wait for the next one and type it.
codes-clock =
    The clock of your phone is about { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    } { $way ->
        [fast] fast
       *[slow] slow
    }. Set it to the right time in its settings, and then type the next code.

## Recovery codes

recovery-title = Your recovery codes
recovery-heading = Recovery codes
recovery-about = If you lose your device, each of these codes signs you in once in its place.
recovery-once = They are shown only now.
recovery-keep = Write them down or print this page, and keep it where only you can find it.
recovery-copy = Copy the codes
recovery-kept = I have kept them
recovery-left =
    { $count ->
        [0] You have no recovery codes left. Make new ones now.
        [one] You have one recovery code left. Make new ones soon.
       *[other] You have { $count } recovery codes left.
    }
recovery-renew = Make new recovery codes
recovery-renew-hint = The old ones then work no more.

## The second step of signing in

second-sign-in-title = One more step
second-sign-in-about = Your password was right. Now show that it is you.
second-sign-in-code = Code from your app
second-sign-in-code-hint = The six digits that it shows now. If you have lost your phone, type one of your recovery codes.
second-sign-in-recovery = Recovery code
second-sign-in-recovery-hint = One of those that you kept when you set up your passkey.
second-sign-in-missing = Type the code.
second-sign-in-wrong = That code does not count. Type the one that your app shows now. Each code works once.
second-sign-in-lost = Have you lost your device and your recovery codes? An administrator can reset your second step.
second-sign-in-again = Begin again
second-sign-in-late = It took too long, so please begin again.

## Who they are, asked once more

confirm-title = Show that it is you
confirm-about = The next page changes who can get in. So we ask once more, and then you go on where you were.
confirm-go-on = Go on
confirm-go-on-title = Thank you
confirm-go-on-about = What you filled in is still here.

## An administrator resets the second step of somebody who has lost it

reset-title = Reset the second step of { $name }
reset-heading = Reset the second step of <bdi>{ $name }</bdi>?
reset-about = Do this if they have lost their device and their recovery codes. Their passkeys and codes stop working, and they are signed out everywhere. They sign in with their password, and set up a new second step.
reset-sure = Speak to them first, so that you know it is really them who asks. They get an e-mail about it.
reset = Reset the second step

## Passkeys

passkeys-heading = Passkeys
passkeys-about = A passkey is a key in your phone, your computer or your password manager. You use it with your finger, your face or a PIN, and then need no password.
passkeys-add = Add a passkey
passkeys-add-title = Add a passkey
passkeys-add-about = Your browser asks where to keep it. Add one on each device that you sign in on.
passkeys-name = What do you call it?
passkeys-name-hint = So that you know it again later.
passkeys-name-wrong = Give the passkey a name of at most { $most } characters.
passkeys-many = You have { $most } passkeys. Remove one that you no longer use.
passkeys-add-failed = The passkey was not added. Please try again.
passkeys-used = Added on { $added }. Last used { $ago }.
passkeys-never-used = Added on { $added }. Not used yet.
passkeys-remove = Remove<span class="visually-hidden"> { $name }</span>
passkeys-remove-title = Remove { $name }?
passkeys-remove-about = It will no longer sign you in. Remove it from your device as well, in its settings for passwords.
passkeys-remove-button = Remove this passkey
passkeys-unknown = There is no such passkey.
passkeys-sign-in = Sign in with a passkey
passkeys-confirm = Use a passkey
passkeys-failed = That passkey did not sign you in. Try again, or use your password.
passkeys-no-script = Passkeys need JavaScript, which is off here. Everything else works without it.
passkeys-not-here = This browser knows no passkeys. Everything else works without them.
passkeys-no-name = Passkeys need an address that begins with https:// and has a name. This archive's address has not.

## Signing in by the host's own provider, which has a name

openid-sign-in = Sign in with { $name }
openid-confirm = Show it with { $name }
openid-away = We cannot reach { $name } just now. Try again later, or sign in with your password.
openid-refused = You did not sign in at { $name }. Try again, or use your password.
openid-failed = Signing in with { $name } did not work. Please try again.
openid-late = It took too long to come back, or the sign-in was begun in another browser. Please try again.
openid-no-email = { $name } did not tell us your e-mail address, so we cannot find your account. Ask whoever looks after { $name }.
openid-unchecked-email = { $name } has not checked your e-mail address. Check it there first, and then try again.
openid-not-invited = There is no account here for your e-mail address at { $name }. Ask an administrator to let you in.
openid-other-person = The account with your e-mail address belongs to somebody else at { $name }. Ask an administrator.
openid-not-you = That was another person than the one who is signed in here. Please try again.
