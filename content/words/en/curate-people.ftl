### People with accounts: signing in, their own account, and an administrator who lets them in.


## Roles

curate-role =
    { $role ->
        [facilitator] Facilitator
        [admin] Administrator
       *[curator] Curator
    }
# What a role is for
curate-role-about =
    { $role ->
        [facilitator] Helps people to share a story. Looks at none.
        [admin] Also looks after people, neighbourhoods and themes.
       *[curator] Looks at stories and decides.
    }
# Stands in place of a name before there is one
curate-first-administrator = The first administrator

## Signing in

curate-signed-out = You are signed out.
curate-sign-in-title = Sign in
curate-sign-in-about = For the people who look after the stories.
curate-email = E-mail address
curate-password = Password
curate-sign-in = Sign in
curate-sign-in-forgotten = Forgotten your password? An administrator can make you a new link.
# The same whether the address is unknown, the password is wrong or the account is closed
curate-session-over = You are signed out
curate-session-over-about = You did nothing for some hours, or your time was over, or you were signed out elsewhere. Nothing that you wrote is lost: this page holds it.
curate-session-over-sign-in = Sign in, in a new window
curate-session-over-then = Then come back to this page.
curate-session-over-send = Go on with what I wrote
curate-sign-in-wrong = The e-mail address and the password do not go together. Check both and try again.
curate-sign-in-email-missing = Enter your e-mail address.
curate-sign-in-password-missing = Enter your password.

## The own account

curate-account-password-changed = Your password has been changed. You are signed out everywhere else.
curate-account-title = Your account
curate-name = Name
curate-account-role = Role
curate-account-change-password = Change your password
curate-account-password-now = Your password now
curate-account-password-new = Your new password
curate-account-save-password = Change password
curate-account-password-wrong = That is not your password as it is now.
curate-account-gone = There is no such account any more.

## What a password and a name need

curate-name-missing = Enter the name that your colleagues know you by.
curate-name-too-long = The name must have at most { $most } characters.
curate-name-one-line = Put the name on one line.

## A one-time link that is opened

curate-welcome-again-heading = Choose a new password
curate-welcome-again-about = This link works once. Your old password ends when you choose a new one.
curate-welcome-heading = Welcome. Set up your account
curate-welcome-role =
    { $role ->
        [admin] You will look after stories, places and the people who curate.
        [facilitator] You will sit beside people and help them to share a story.
       *[curator] You will look at the stories that people send, and decide what hangs in the galleries.
    }
curate-welcome-email = Your e-mail address
curate-welcome-email-hint = You sign in with it. It is shown to other administrators and to nobody else.
curate-welcome-email-known = You sign in with <strong>{ $email }</strong>.
curate-welcome-name = Your name
curate-welcome-name-hint = As your colleagues know you. Visitors never see it.
curate-welcome-password = Choose a password
curate-welcome-again-save = Save and sign in
curate-welcome-save = Set up my account
curate-welcome-title =
    { $again ->
        [yes] Choose a new password
       *[no] Set up your account
    }
curate-welcome-link-void = This link opens nothing. It may have been used already, or it is older than a week. Ask an administrator for a new one.
curate-email-invalid = Enter an e-mail address, such as name@example.org.
curate-welcome-email-taken = This e-mail address has an account already. Use the link that was made for it.

## All people

curate-people-title = People
curate-people-about = Everyone who can look at stories before they are public, or helps people to share one.
curate-person =
    { $me ->
        [yes] <bdi>{ $name }</bdi> (you)
       *[no] <bdi>{ $name }</bdi>
    }
curate-person-link =
    { $state ->
        [closed] Let back in<span class="visually-hidden"> for { $name }</span>
       *[open] Make a new link<span class="visually-hidden"> for { $name }</span>
    }
curate-person-change-role =
    { $role ->
        [facilitator] Make a facilitator<span class="visually-hidden"> of { $name }</span>
        [admin] Make an administrator<span class="visually-hidden"> of { $name }</span>
       *[curator] Make a curator<span class="visually-hidden"> of { $name }</span>
    }
curate-person-change-neighbourhoods = Change neighbourhoods<span class="visually-hidden"> of { $name }</span>
curate-person-reset = Reset the second step<span class="visually-hidden"> of { $name }</span>
curate-person-second-step = Has a second step
curate-person-close = Close the account<span class="visually-hidden"> of { $name }</span>
curate-invite-heading = Let someone in
curate-invite-email = Their e-mail address
curate-invite-email-hint = They sign in with it. The archive sends no e-mail: you give them the link yourself.
curate-invite-role = What may they do?
curate-invite = Make a link
curate-person-no-stories = No stories
curate-person-closed = Closed
curate-person-active = Can sign in
curate-person-invited = Invited, has not come in yet
curate-person-invitation-over = Invited, but the link has run out
curate-invite-email-taken = This e-mail address has an account already. Make a new link for it in the list.
curate-invite-role-missing = Choose what this person may do.
curate-people-done =
    { $done ->
        [role] The role has been changed. Their open pages are signed out.
        [reset] The second step has been reset. They can sign in with their password and set up a new one.
        [neighbourhoods] Saved. It holds from the next page they open.
       *[closed] The account has been closed. Nobody can sign in with it any more.
    }
curate-person-unknown = There is no such account.
curate-person-neighbourhoods-title = Neighbourhoods of { $name }
curate-close-account-title = Close an account
curate-invitation-title = The link is ready

## Whose stories somebody looks after

curate-scope = Whose stories do they look after?
curate-scope-hint = They see no others. An administrator always looks after all, and a facilitator none.
curate-scope-neighbourhoods = Which neighbourhoods, if not all
curate-person-neighbourhoods-admin = An administrator looks after all neighbourhoods. To limit { $name } to some, make them a curator first.
curate-person-neighbourhoods-facilitator = A facilitator looks after no stories. To let <bdi>{ $name }</bdi> look after some, make them a curator first.
curate-person-neighbourhoods-about = A change holds from the next page that <bdi>{ $name }</bdi> opens.
curate-save = Save
curate-scope-both = You chose all neighbourhoods and ticked some as well. Choose which you mean.
curate-scope-missing = Choose whose stories they look after.
curate-scope-none = Tick at least one neighbourhood, or choose all of them.
curate-scope-all = All neighbourhoods
curate-scope-some = Only those ticked below
curate-scope-admin = An administrator looks after all neighbourhoods. Make them a curator first.
curate-scope-facilitator = A facilitator looks after no stories. Make them a curator first.
curate-last-administrator = This is the last administrator. Make someone else an administrator first, so that someone can still let people in.

## A new one-time link

curate-invitation-about = Give this link to <strong>{ $email }</strong>, and to nobody else. With it they choose a password and come in.
curate-invitation-link = One-time link
curate-invitation-link-hint = Copy it now: it is shown only once. Tap into the box, select all of it, and copy. It works once, within seven days.
curate-invitation-send = Send it in a way that only they read: a message, an e-mail, or on paper. The archive does not send it.
curate-invitation-back = Back to people

## Closing an account

curate-close-account-heading = Close the account of <bdi>{ $name }</bdi>?
curate-close-account-own = <strong>This is your own account.</strong> You will be signed out, and cannot let yourself back in.
curate-close-account-about = They are signed out at once. Their password and their links stop working.
curate-close-account-later = What they decided stays on record, with their name. You can let them back in later with a new link.
curate-close-account = Close the account
curate-close-account-keep = Keep it open

## Before somebody helps a storyteller: read out loud, and what to mind

curate-help-title = Help someone share a story
curate-help-about = You sit beside them, read each question aloud and put their own answer. It is their story, in their words.
curate-help-say-heading = Say this first
curate-help-say-what = I can put your story into the archive with you. I read out the questions, you answer, and I type what you say.
curate-help-say-choice = Nothing is public before a curator has looked. You choose where it may be shown, and how you are named. You can say no to anything and still send it.
curate-help-say-link = At the end you get a private link. With it you can change your story or take it back, and you need give no reason.
curate-help-say-ask = I work with the archive. It keeps a note that I helped you. Do you want me to help?
curate-help-while-heading = While you help
curate-help-while-read = Read every question out, and all its answers. Do not choose for them.
curate-help-while-guardian = Somebody under 18 needs a parent or guardian who agrees, too.
curate-help-while-stop = They can stop at any time. Then you clear their answers.
curate-help-while-contact = Use their own email address or phone number, or none. Never your own.
curate-help-before = Before you begin
curate-help-asked = They are with me and have asked me to help
curate-help-not-asked = Tick the box once they are with you and have asked you to help.
curate-help-begin = Begin their story

## The strip of links on every page of somebody who is signed in

curate-strip = For curators
curate-strip-stories = Stories
curate-strip-exhibitions = Exhibitions
curate-strip-screens = Screens
curate-strip-records = Records
curate-strip-support = Hard subjects
curate-strip-first-work = First work
curate-strip-help = Help someone
curate-strip-places = Places and themes
curate-strip-settings = Settings
curate-strip-people = People
curate-strip-consent-wording = Consent wording
curate-strip-system = System
curate-strip-sign-out = Sign out
curate-strip-account = { $name }<span class="visually-hidden">, your account</span>
