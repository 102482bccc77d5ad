### Asking to have a story hidden that somebody is in, and what a storyteller reads as they take their own back.

withdraw-hidden-title = The story is hidden
withdraw-hidden-thanks = Thank you for telling us. It no longer shows here.
withdraw-hidden-next = What happens next
withdraw-hidden-read = A curator reads what you sent. Requests about somebody’s childhood go first.
withdraw-hidden-decided-by = They decide what to do with the story within one month: by { $day }. It stays hidden until then.
withdraw-hidden-decided = They decide what to do with the story within one month. It stays hidden until then.
withdraw-hidden-told = If you told us how to reach you, we tell you what was decided.
withdraw-hidden-contact = Do you want to add something, or to ask how far it is? Tell us: { $contact }
withdraw-hidden-no-contact = Do you want to add something? Ask the group or person who told you about this archive. They pass it on to a curator.

## Erasing a story

withdraw-erase-title = Erase your story for good?
withdraw-at-once = At once
withdraw-erase-at-once = Your story is hidden everywhere. Its page says that a story was here, and names nobody.
withdraw-later = Later
withdraw-erase-later = We delete your files and every copy that we made of them. Your words, your name and how to reach you go too. That takes some minutes as a rule, and one month at most.
withdraw-stays = What stays
withdraw-erase-note = We keep a note that there was a story. It holds the reference { $reference }, the neighbourhood, and the days on which something was decided. It does not say what the story was or who told it.
withdraw-erase-yes = Yes, erase my story
withdraw-erase-keep-hidden = No, keep it hidden
withdraw-erase-keep = No, keep my story
withdraw-erased-title = Your story is erased
withdraw-erased = Nothing of it is left here since { $day }: no files, no words and no name.
withdraw-being-erased-title = Your story is being erased
withdraw-being-erased = It shows nowhere any more. Nobody can bring it back.
withdraw-being-erased-due = We are deleting the files, the words, your name and how to reach you. That takes some minutes as a rule. It is done by { $day } at the latest.
withdraw-being-erased-look = See whether it is done
withdraw-erased-note = We keep a note that there was a story, with the reference { $reference } and some dates. It names nobody.
withdraw-erased-copies = Copies that people have printed or saved stay with them.

## Taking a story back

withdraw-back = Back to your story’s page
withdraw-more = You can do more here, or close this page.
withdraw-title = Take your story back
withdraw-about = Choose what you need. You do not have to say why. It works at once, and nobody has to agree.
withdraw-ways = Ways to take it back
withdraw-names-nobody = It names nobody now.
withdraw-ask-curator-at = You can also ask a curator to do any of this for you: { $contact }. Give them your reference: { $reference }.
withdraw-ask-curator = You can also ask a curator to do any of this for you. Give them your reference: { $reference }.

## Somebody who is in a story asks to have it hidden

withdraw-find-title = Ask us to hide a story
withdraw-find-about = Are you in a story, and you do not want to be? We hide it first and talk about it after. You need no account, and you do not have to say why.
withdraw-find-address = The address of the story’s page
withdraw-find-address-hint = Open the story, then copy the address from the top of your browser. You can paste it here.
withdraw-find-go = Continue
withdraw-find-no-address = If you do not have the address
withdraw-find-search = <a href="{ $link }">Look for the story</a>. At the end of each story is a link that asks whether you are in it.
withdraw-find-contact = Or tell us what it is about, and we look for it: { $contact }
withdraw-find-no-contact = Or ask the group or person who told you about this archive. They pass it on to a curator, who looks for it.
withdraw-find-own = If it is your own story
withdraw-find-own-about = Use your private link. It can hide the story, take your name off, stop some uses, or erase it.
withdraw-concern-title = Hide a story that you are in
withdraw-concern-about = Can people see you, hear you or know you in this story, and you do not want that? We hide it now and talk about it after. You do not have to say who you are, or why.
withdraw-concern-reach = How can we reach you?
withdraw-concern-reach-about = You can leave this empty too. We then cannot tell you what we decide.
withdraw-concern-then = What happens when you send this
# $days is how long a screen plays on that has no internet, such as 7.
withdraw-concern-then-hidden =
    The story and its files are gone from this website at once. Copies in people’s browsers run out within five minutes. Exhibition screens drop it within 15 minutes, or within { $days ->
        [one] { $days } day
       *[other] { $days } days
    } where a screen has no internet.
withdraw-concern-then-looked = A curator looks at it within one month. It stays hidden until then.
withdraw-concern-then-teller = The person who told it hears that somebody asked. They do not hear who you are or what you wrote.
withdraw-concern-then-copies = Copies that people have printed or saved stay with them. We cannot call those back.
withdraw-concern-send = Hide this story now
withdraw-concern-too-long = What you tell us must be { $most } characters or fewer. Yours has { $length }.
withdraw-concern-words = Is there something we should know?
withdraw-concern-words-hint = You can leave this empty. Only curators read it.
withdraw-concern-childhood = Is it about when you were a child?
withdraw-concern-childhood-hint = We look at these first.
withdraw-concern-childhood-yes = It is about when I was a child
withdraw-find-none = No story shows at this address. It may have been hidden already.
withdraw-find-wrong = Enter the address of the story’s page. It has “/stories/” in it.
withdraw-concern-none = No story shows at this address. If you asked us to hide it a moment ago, it is hidden.
# Stands in a consent record in place of the question
withdraw-restored-question = Taken from the withdrawal list, after the archive was restored from a backup.
