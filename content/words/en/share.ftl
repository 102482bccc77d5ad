### The share form: from its first page to the sending.

## Before the first page

share-title = Share your story
share-lede = Show us what life is like where you live. Send a drawing, a photo, a sound, a film, or words.
share-promise-where = You decide where it may show, and how you are named.
share-promise-back = You can change it or take it back at any time, without saying why.
share-promise-curator = A curator looks at it first. Nothing is public before that.
# Measured: see docs/share-form.md.
share-how-long = It is { $pages } short pages: about 10 minutes, or 20 if you write slowly. You need no account.
share-start = Start
share-start-new = Start a new story
share-find-again = Find a story that you sent
share-cookies = What you type is kept for 30 days after your last visit. Cookies find it again, and do nothing else.
share-lost = We could not find your answers on this device. They may have been cleared, or your browser may be blocking cookies.
share-cleared = This device is clear. Nobody can see your answers here.
share-help-next-person = Help the next person
share-sent-a-moment-ago = A story was sent from this device a moment ago.
share-see-how-it-goes = See how it is getting on
share-finish-and-clear = Finish and clear this device
share-begun = You have begun a story on this device. Your answers and files are kept.
share-carry-on = Carry on with your story
share-continue-elsewhere = Continue on another device
share-clear-and-start-again = Clear it and start again
share-other-begun = You have begun another story on this device. It is kept too.
share-other-go = Go to the other story

## On each page

share-back = Back
share-go-on = Continue
share-remove = Remove
share-place-in-form = Page { $number } of { $total }
share-clear-mine = Clear my answers
# Leads to the private link, with which to go on later or elsewhere, and to clearing it all.
share-stop = Stop for now
share-kept = Kept as you typed it. Press Continue to make it part of your story.
# In a list of what stands in a page's fields.
share-nothing-typed = Nothing
share-overtaken-title = You answered this on your other device
share-overtaken-page-title = Changed on another device: { $title }
share-overtaken = Nothing has been saved from this page yet. Both answers are below. Continue keeps what is in the form.
share-changed-elsewhere = On your other device you wrote:
share-typed-here = On this device you typed:
share-typed-elsewhere = On your other device you typed:
share-typed-not-sent = You have not pressed Continue there, so it is not part of your story.
share-typed-take = Use this instead
share-typed-leave = Leave it out
share-typed-too-much = This is more than we can keep as you type. Press Continue to keep it.
share-sent-already = This story has been sent, so it can no longer be changed here.

## The pages

share-place-title = What is your story about?
share-files-title = Add your photos, sounds or films
share-words-title = Title and words
share-you-title = About you
share-people-title = Other people in it
share-people-added = People you have added
share-people-another = Add another person
share-rights-title = Whose work it is
share-showing-title = Where may we show it?
share-showing-lead = Answer each by itself. You can say no and still send it, and change your mind at any time.
share-contact-title = How can we reach you?
share-contact-lead = Only if you like, and only about this story. We never show it.

## Files

share-files-lead = Up to { $most } files that tell one story. Is it in words alone? Go on without a file.
share-files-label = Files
share-files-choose = Choose your files
share-files-add-more = Add more files
share-files-goes-on = If the signal goes, or the page is closed, we go on from where it stopped.
share-files-unfinished = Not all here yet
share-files-arrived = Arrived and safe
share-files-make = Or make one here
share-record-sound = Record sound here
share-record-film = Record a film here
share-record-photo = Take a photo of a drawing
share-files-limits = What you can send
share-files-most-each = Up to { $most } each.
share-files-add-and-more = Add these and choose more
share-files-on-their-way = A file is still on its way. Wait until it has arrived, or remove it.
share-files-still-sending = Your files are still on their way. Wait until they have arrived, or cancel them. Or press Continue once more: you can come back and choose the same files later.

## Check and send

share-check-title = Check and send
share-check-problem = There is a problem
share-check-more-typed-title = Something was typed since you opened this page
share-check-more-typed = Your story has not been sent yet. Look below at what is marked, and then send it.
share-check-open = Not answered yet
share-check-empty = Left empty
share-check-what-happens = A curator looks at it next. You get a private link, to add more or change your mind.
share-change = Change
share-send = Send your story
share-unsent-here = You typed something here and have not pressed Continue. It is not part of your story yet.
share-unsent-elsewhere = You typed something on your other device and have not pressed Continue. It is not part of your story yet.
share-unsent-look = Look at it
share-notice-nowhere = You said no to every use. Your story will be kept safe and seen by our curators, but shown nowhere.
share-notice-research-only = Your story will be shown nowhere. Researchers may read it, as you chose.
share-notice-guardian = You can send your story now. We cannot show it until your parent or guardian agrees.
share-notice-not-agreed = You can send your story now. We cannot show it while someone in it has not agreed.
share-notice-unsure = You are not sure whose work this is. You can send it now, and a curator will ask you about it.

## Where somebody helps

share-aloud-title = Read this to them once more
share-aloud-words = These are the words that they agree to, and what they said.
share-aloud-open = Some questions have no answer yet. Ask those first.
share-aloud-legend = Before you send it for them
share-aloud-tick = I read these words aloud, and they answered each themselves.
share-aloud-missing = Tick the box once you have read the words aloud and they have answered.
share-aloud-yes = Yes
share-aloud-no = No
