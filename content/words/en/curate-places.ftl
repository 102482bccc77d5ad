### The lists of neighbourhoods and themes, which administrators keep.

curate-places-saved = Saved. The galleries show it now.
curate-places-title = Places and themes
curate-places-neighbourhoods = Neighbourhoods
curate-places-neighbourhoods-table = Neighbourhoods, in their order
curate-places-change-one = Change<span class="visually-hidden"> { $name }</span>
curate-places-name = Name
curate-places-order = Place in the order
curate-places-stories = Stories
curate-places-change = Change
curate-places-open = Open
curate-places-closed = Closed
curate-places-add-neighbourhood = Add a neighbourhood
curate-places-themes = Themes
curate-places-themes-table = Themes, in their order
curate-places-colour = Colour
curate-places-add-theme = Add a theme
curate-places-about = About
curate-places-order-hint = A whole number. Lower numbers come first.
curate-places-save = Save
# A theme’s colour, where it is chosen
curate-colour =
    { $colour ->
        [indigo] Indigo
        [rust] Rust
        [moss] Moss
        [plum] Plum
        [ochre] Ochre
       *[teal] Teal
    }
curate-colour-in-table =
    { $colour ->
        [indigo] indigo
        [rust] rust
        [moss] moss
        [plum] plum
        [ochre] ochre
       *[teal] teal
    }
curate-places-unknown = There is no such place or theme.
curate-places-change-title = Change { $name }
curate-places-about-neighbourhood-hint = One or two sentences for its page.
curate-places-about-theme-hint = One or two sentences under the name.
curate-places-open-choice = Open for stories
# $web is how many stories show on the website, $others how many do not, $drafts how many were begun and not sent.
curate-places-open-hint =
    Without this tick it is closed: nobody can choose it for a new story. What it has stays where it shows: { $web ->
        [0] no stories on the website
        [one] { $web } story on the website
       *[other] { $web } stories on the website
    } and { $others ->
        [0] no others
        [one] { $others } other
       *[other] { $others } others
    }. Its page says that it is closed. { $drafts ->
        [0] Nobody has chosen it for a story that is not sent yet.
        [one] { $drafts } person has chosen it for a story that is not sent yet, and is asked to choose another.
       *[other] { $drafts } people have chosen it for a story that is not sent yet, and are asked to choose another.
    }
curate-places-open-hint-new = Without this tick it is closed: nobody can choose it for a new story.

## What a neighbourhood's page and the page of the network say of it

curate-places-network = The network
curate-places-network-choice = This is one of the programme’s Neighbourhoods for Learning. The page of the network names it.
curate-places-network-in = In the network
curate-places-network-out = Not in the network
curate-places-enquiry = What was looked at, and what came of it
curate-places-enquiry-words = All of this stands on public pages. What you leave empty is not shown at all. Write only what you know.
# $parts is a list such as "Video tour, Dates".
curate-places-missing = Still to fill in: { $parts }. Visitors see nothing of it until then.
curate-places-to-fill = Still to fill in
curate-places-where = Place on the map
curate-places-where-hint = Degrees north and east, such as 53.70, -2.33. Maps on the web show them when you hold a finger on a place. Only the north west coast of England is drawn.
curate-places-where-wrong = Write two numbers with a comma between them, such as 53.70, -2.33.
curate-places-documents = What residents document here
curate-places-documents-hint = In a few words. At most { $most } characters.
curate-places-tour = Video tour that lies elsewhere
curate-places-tour-hint = The address of a film on another site, such as https://example.org/tour. A film in this archive that is marked as the tour comes first.
curate-places-tour-wrong = This is not an address of a page. It begins with https:// or http://.
curate-places-question = The question
curate-places-question-hint = What residents set out to learn. At most { $most } characters.
curate-places-dates = When
curate-places-dates-hint = Such as “Spring 2017 to summer 2018”. At most { $most } characters.
curate-places-tookPart = Who took part
curate-places-tookPart-hint = Groups rather than names, unless people agreed to be named. At most { $most } characters.
curate-places-outcomes = What was found, and what came of it
curate-places-outcomes-hint = A line that begins with “## ” is a smaller title, one with “- ” an item of a list. A link is written [its words](https://example.org). An empty line begins a new paragraph. At most { $most } characters.
curate-places-part-too-long = “{ $label }” must have at most { $most } characters.

curate-places-now-closed = It is closed. Nobody can choose it for a new story, and its stories stay where they show.
curate-places-now-removed = It is removed, and its stories are where you said. You can <a href="{ $link }">look at the change and undo it</a>.

## Before one is removed

curate-places-remove-title = Remove { $name }
curate-places-remove = Remove it and move its stories
curate-places-remove-not = Do not remove it
curate-places-remove-stories =
    It has { $web ->
        [0] no stories on the website
        [one] { $web } story on the website
       *[other] { $web } stories on the website
    } and { $others ->
        [0] no others
        [one] { $others } other
       *[other] { $others } others
    }. { $drafts ->
        [0] Nobody has chosen it for a story that is not sent yet.
        [one] { $drafts } person has chosen it for a story that is not sent yet.
       *[other] { $drafts } people have chosen it for a story that is not sent yet.
    }
curate-places-remove-history = Each of its stories moves to the one that you choose. Its history says so.
curate-places-remove-drafts = Whoever has chosen it for a story that is not sent yet is asked to choose another. They lose nothing.
curate-places-remove-exhibitions = These exhibitions name it, and will name the one that you choose instead: { $names }. Their screens show that within minutes.
curate-places-remove-support = Support links for it are then for the one that you choose. They are of these hard subjects: { $names }.
curate-places-remove-people = These people look after its stories and not after all others: { $names }. They do not see the stories once they are moved, unless you give them the other neighbourhood under <a href="{ $link }">people</a>.
curate-places-remove-undo = You can undo it: it comes back with the stories that were moved.
curate-places-remove-or-close = If it should only take no new stories, close it instead. Then nothing moves.
curate-places-remove-to = Where do its stories go?
curate-places-remove-to-neighbourhood-hint = Choose the neighbourhood that they are about from now on.
curate-places-remove-to-theme-hint = Choose the theme that they have instead. A story that has both keeps the one that you choose.
curate-places-remove-where = Choose where its stories go.
curate-places-remove-last-neighbourhood = This is the only neighbourhood, so it cannot be removed. Add another one first.
curate-places-remove-last-theme = This is the only theme, so it cannot be removed. Add another one first.
curate-places-colour-missing = Choose a colour.
curate-places-name-missing = Enter a name.
curate-places-name-too-long = The name must have at most { $most } characters.
curate-places-name-no-letter = The name needs at least one letter from a to z, or a digit.
curate-places-name-taken = There is one of this name already. Change that one instead.
curate-places-about-too-long = This must have at most { $most } characters.
curate-places-order-wrong = Enter a whole number, such as 10.
