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
curate-places-open-hint = Where this is not ticked, people cannot choose it. Its stories stay.
curate-places-colour-missing = Choose a colour.
curate-places-name-missing = Enter a name.
curate-places-name-too-long = The name must have at most { $most } characters.
curate-places-name-no-letter = The name needs at least one letter from a to z, or a digit.
curate-places-name-taken = There is one of this name already. Change that one instead.
curate-places-about-too-long = This must have at most { $most } characters.
curate-places-order-wrong = Enter a whole number, such as 10.
