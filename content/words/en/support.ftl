### Hard subjects, as curators keep them: the note before a story, and where to turn after it.

support-title = Hard subjects
support-words = A story about one of these stands behind a note. Visitors read the note first and choose. After the story they find people to turn to.
support-saved = Saved. Stories show it now.
support-table = Hard subjects, in their order
support-subject = Subject
support-note = Note before the story
support-links = Links
support-change = Change
# Beside a subject's name in a table, for who cannot see the row.
support-change-one = Change<span class="visually-hidden"> { $subject }</span>
support-change-title = Change “{ $subject }”
support-add = Add a hard subject
support-unknown = There is no such subject.
support-save = Save
support-save-more = Save and add more links

## A subject's own words

support-subject-hint = As storytellers tick it, such as “Someone’s death”.
support-subject-missing = Enter a name, such as “Someone’s death”.
support-subject-long = The name must have at most { $most } characters.
support-subject-letters = The name needs at least one letter from a to z, or a digit.
support-subject-taken = There is one of this name already. Change that one instead.
support-note-hint = One calm sentence. It says what the story speaks of, and nothing more.
support-note-missing = Write what stands before a story about this.
support-note-long = The note must have at most { $most } characters.
support-order = Place in the order
support-order-hint = A whole number. Lower numbers come first.
support-order-wrong = Enter a whole number, such as 10.

## Its links

support-links-title = Where to turn after the story
support-links-check = <strong>Check these yourself.</strong> The first ones came with the archive. Numbers and opening hours change. Ring each number and open each address before you rely on it, and again twice a year. Add the help that is near you.
support-links-many = A subject can have at most { $most } links. Take some away.
# For who cannot see that a sentence in red is what is wrong.
support-error = Error:
support-link = Link { $number }
support-link-of = Link { $number }: { $name }
support-link-new = A new link, number { $number }
support-link-name = Who it is
support-link-name-missing = Say who it is, such as “Samaritans”.
support-link-name-long = This name must have at most { $most } characters.
support-link-address = Web address
support-link-address-missing = Give a web address or a phone number.
support-link-address-wrong = Enter the whole web address, such as https://www.example.org.
support-link-phone = Phone number
support-link-phone-wrong = Enter a phone number as it is dialled, such as 116 123. Other words go under “About”.
support-link-about = About: who it is for, when, and what it costs
support-link-about-long = This must have at most { $most } characters.
support-link-for = For stories from
support-link-for-all = Everywhere
support-link-for-unknown = Choose a neighbourhood from the list, or everywhere.
# $link is "Link 2: Samaritans".
support-link-remove = Take this link away<span class="visually-hidden">: { $link }</span>

## Somebody else changed it first: nothing is saved, and nothing typed is lost.

support-conflict-title = Someone else got there first
support-conflict-words = “<bdi>{ $subject }</bdi>” has changed since you opened it. Nothing of yours was saved, and nothing of theirs was overwritten.
support-conflict-look = Look at it as it is now
support-conflict-all = All hard subjects
support-conflict-typed = What you typed
support-conflict-copy = It is only here. Copy what you want to keep.
support-conflict-name = Name
support-conflict-link = Link
support-conflict-link-of = Link: { $name }
