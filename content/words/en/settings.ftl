### What administrators set in the browser: what the group calls its own.

settings-title = Settings
settings-words = What your group calls its own. Each change shows at once, and you can <a href="{ $link }">look at all changes and go back</a>.
settings-saved = Saved. Visitors see it now.
settings-save = Save
settings-changed = Last changed on { $when }.
settings-as-begun = As the archive came.
settings-see-changes = See the changes<span class="visually-hidden"> of { $name }</span>
settings-earlier = See how it was before, and go back

## Each thing that can be set

settings-title-name = Name and contact
settings-about-name = What the archive is called on its pages, screens and e-mails, and how people reach you.
settings-title-home = The home page’s words
settings-about-home = The first words that visitors read, and the invitation at the end of the page.
settings-title-about = The page about the programme
settings-about-about = Who you are and what this archive is for.
settings-title-resilience = The page on what resilience means
settings-about-resilience = What you mean by the word. Under it stands a story as an example: the first that the page links to, or else one of the day.
settings-title-how-stories-are-looked-after = The page on how stories are looked after
settings-about-how-stories-are-looked-after = What happens to a story, and what people can ask for.
settings-title-accessibility = The accessibility statement
settings-about-accessibility = What works for everyone, what does not yet, and whom to tell.

settings-box-name = Name of the archive
settings-hint-name = At most { $most } characters.
settings-box-contact = How people reach you
settings-hint-contact = An e-mail address, a telephone number, or both. It stands at the foot of every page.
settings-box-title = First line
settings-hint-title = The large words at the top. At most { $most } characters.
settings-box-lede = The words under it
settings-hint-lede = At most { $most } characters.
settings-box-invitation = First line of the invitation
settings-hint-invitation = At the end of the page. At most { $most } characters.
settings-box-invitationWords = The words of the invitation
settings-hint-invitationWords = At most { $most } characters.
settings-box-text = The page
settings-page-hint = Begin with a line such as “# About us”: it is the title. A line that begins with “## ” is a smaller title, one with “- ” an item of a list. A link is written [its words](/about). An empty line begins a new paragraph. Where you write {"{"}archive{"}"}, the name of the archive stands.

settings-missing = “{ $label }” is empty. Write something there.
settings-too-long = “{ $label }” must have at most { $most } characters.
settings-page-title-missing = The page has no title. Begin with a line such as “# About us”.
settings-changed-meanwhile = Somebody else has changed this since you opened the page. Nothing of yours is saved yet. Look at what it says now, and save again if you want yours instead.
settings-said-now = It says now:

## What was changed

settings-changes-title = What was changed
settings-changes-words = Every change of the settings, the places and the themes, newest first. Going back is a change of its own, so nothing is lost.
settings-changes-about = Every change of this, newest first: { $name }.
settings-changes-all = See all changes
settings-changes-none = Nothing was changed yet.
settings-changes-older = Older changes
settings-change-by = { $when }, by { $who }
settings-change-who-left = somebody who has left
settings-change-now = In force
settings-change-added = This was added.
settings-change-removed = This was removed.
settings-change-table = What it said before and after
settings-change-part = What
settings-change-before = Before
settings-change-after = After
settings-undo = Undo this<span class="visually-hidden"> (change { $number })</span>
settings-go-back = Go back to this<span class="visually-hidden"> (change { $number })</span>
settings-gone-back = It is as it was then. Visitors see it now.
settings-change-unknown = There is no such change.
settings-theme-named = Theme: { $name }
settings-place-named = Neighbourhood: { $name }
settings-place-has-stories = It cannot be taken off the list like this: it has stories, or it is the only one. Open it under “Places and themes” and remove it there. You can then say where its stories go.

## The work that hangs first on the home page

settings-title-first-work = The first work on the home page
settings-about-first-work = The work that visitors see first. You can choose one, or leave it to the day.
settings-first-work-words = One work hangs large at the top of the home page. Choose it here, or leave it to the day: each day then draws another one from the newest stories that have a picture and no content note.
settings-first-work-box = Address of the story’s page
settings-first-work-hint = Open the story on the website and copy its address, such as { $example }. Leave the box empty to leave it to the day.
settings-first-work-unreadable = This is not the address of a story. Open the story on the website and copy its address.
settings-first-work-not-public = No story at this address is on the website now. Choose one that visitors can see.
settings-first-work-unfit = This story cannot hang first: its work has no picture, is a long strip, or stands behind a content note. Choose another one.
settings-first-work-now = Now: <bdi>{ $title }</bdi>
settings-first-work-not-now = The story that was chosen cannot be shown now, so the day chooses.
settings-first-work-by-day = Now: left to the day.
settings-first-work-leave = Leave it to the day
settings-first-work-story = Story
settings-first-work-gone = A story that is not on the website now

## Colours

settings-title-colours = Colours
settings-about-colours = The colour of marks and large words on light paper, and that of the foot of each page. Themes keep colours of their own.
settings-box-accent = Colour on paper
settings-hint-accent = As six digits, such as #2c3880. On dark paper the archive takes the nearest one that can be read there.
settings-box-field = Colour of the foot
settings-hint-field = As six digits, such as #2c3880. Light words stand on it.
settings-box-accentOnDark = Colour on dark paper
settings-colour-missing = Write a colour, such as #2c3880.
settings-colour-unreadable = This is no colour that we know. Write it as “#” and six digits or letters from a to f, such as #2c3880.
settings-colour-faint-accent = Not everyone can read this colour on light paper: its contrast is { $contrast }, and 4.5 is needed. The nearest that everyone can read is { $nearest }.
settings-colour-faint-field = Not everyone can read light words on this colour: its contrast is { $contrast }, and 4.5 is needed. The nearest on which everyone can is { $nearest }.
settings-colours-preview = How it looks
settings-colours-preview-nearest = With the nearest colours that everyone can read: { $accent } and { $field }.
settings-colours-preview-words = Large words and marks on paper look like this.
settings-colours-look = Look at it first
settings-colours-take-nearest = Take the nearest colours

## Logo

settings-title-logo = Logo
settings-about-logo = A picture of your own before the name, in the place of the houses.
settings-logo-words = It stands before the archive’s name at the top of each page, on white. A wide picture, or a square one, works best.
settings-logo-now = The logo as it is now
settings-logo-none = There is no logo yet.
settings-logo-remove = Take the logo off
settings-logo-file = A picture
settings-logo-hint = PNG, JPEG or WebP, at most 6,000 pixels wide and high. The archive makes a small PNG of it. A drawing as SVG is a small program, and is not taken: save it as PNG.
settings-logo-not-taken = This file cannot be the logo. Send a PNG, JPEG or WebP of at most 6,000 pixels that opens on your own device. A drawing as SVG is a small program, so save it as PNG.
settings-logo-changed-meanwhile = Somebody else has changed the logo since you opened the page. Look at it, and send yours again if you want it instead.
settings-logo-size = Size
settings-logo-pixels = { $width } by { $height } pixels

settings-title-wording = The words that people agree to
settings-about-wording = What storytellers are asked, and what they answer. Versions that were agreed to stay.
settings-wording-version = Version
settings-wording-text = Words
