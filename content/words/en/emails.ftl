### Emails, as plain text. Those to storytellers come first. They name a story by its reference alone: nothing of what was told, no name, no private link.

emails-hello = Hello,
emails-archive = { -archive }
emails-no-answer = Please do not reply to this e-mail: nobody reads the answers.
emails-only-this = We write to you only about this story. Please do not reply to this e-mail: nobody reads the answers.
emails-reference = The reference of your story is { $reference }.
emails-own-page = Your own page is behind your private link. You can also find it here, with your reference and your code: { $link }

## News of a story: what happened, and what the storyteller can do about it

emails-received-subject = Your story has arrived
emails-received-news = Thank you. Your story has arrived safely.
emails-received-next = A curator looks at every story before anyone else can see it. We write to you again when that is done.
emails-question-subject = A curator has a question about your story
emails-question-news = A curator has looked at your story and has a question for you.
emails-question-next = You can read it and answer it on your own page. There is no hurry.
emails-published-subject = Your story is published
emails-published-news = A curator has looked at your story and published it. It shows where you agreed to.
emails-published-next = You can change your mind at any time on your own page.
emails-declined-subject = A curator has looked at your story
emails-declined-news = A curator has looked at your story with care. It will not be shown as it is.
emails-declined-next = They have written to you why. You can read it on your own page.
emails-taken-down-subject = Your story has been taken down
emails-taken-down-news = A curator has taken your story down. It shows nowhere now.
emails-taken-down-next = You can read more on your own page.
emails-hidden-for-someone-subject = Your story is hidden for now
emails-hidden-for-someone-news = Someone who may be in your story has asked us to hide it. So it is hidden while a curator looks at this.
emails-hidden-for-someone-next = You have done nothing wrong. You can read what happens next on your own page.
emails-withdrawn-subject = Your story is hidden
emails-withdrawn-news = Your story has been hidden, as you asked. It shows nowhere now.
emails-withdrawn-next = If this was not you, please look at your own page. You can show it again from there.
emails-erasing-subject = Your story is being erased
emails-erasing-news = Your story is being erased, as you asked. It shows nowhere now, and its files are being removed.
emails-erasing-next = We remove this e-mail address too, so this is our last email to you.

## A story that was begun and not sent

emails-reminder-subject = The story that you began
emails-reminder-news = You began to tell us a story and have not sent it yet. Nobody has opened it for some weeks.
emails-reminder-until = We keep it until { $day }. After that day we erase it, with its files and this e-mail address.
emails-reminder-go-on = To go on, open “Share your story” on the device on which you began: { $link }
emails-reminder-private-link = You can also open the private link, if you saved it. As soon as you open your story, we keep it for longer.
emails-reminder-leave = If you do not want to go on, you need not do anything.

## The link to a story that was begun, at its teller's wish

emails-link-subject = The link to your story
emails-link-news = You asked us for the link to the story that you have begun. Open it on the device on which you want to go on:
emails-link-keep = Whoever has this link can read and change your answers. Keep it to yourself.
emails-link-mistake = If you did not ask for it, someone has typed your address by mistake. You can delete this e-mail.

## What happened to the account of somebody who looks after stories

emails-account-subject =
    { $news ->
        [second-step-added] A second step was added to your account
        [second-step-removed] A second step was removed from your account
        [recovery-code-used] A recovery code was used for your account
       *[second-step-reset] Your second step was reset
    }
emails-account-news =
    { $news ->
        [second-step-added] A passkey or codes from an app were added to your account at the story archive.
        [second-step-removed] A passkey or codes from an app were removed from your account at the story archive.
        [recovery-code-used] Somebody signed in to your account at the story archive with one of your recovery codes.
       *[second-step-reset] The second step of your account at the story archive was reset. You are signed out everywhere. Next time you sign in, you can set up a new one.
    }
emails-account-look = If this was not you, tell an administrator at once and change your password: { $link }
