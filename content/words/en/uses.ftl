### Where a story may show. $use is web, kiosk (screens of exhibitions), research or exhibition; $name and $place are then the exhibition's.

# To the storyteller, as a name in a list.
use-for-storyteller =
    { $use ->
       *[web] Our website
        [kiosk] Screens at exhibitions
        [research] Research
        [exhibition] { $name }, { $place }
    }
# To curators, as a name in a list.
use-for-curator =
    { $use ->
       *[web] The website
        [kiosk] Exhibition screens
        [research] Research
        [exhibition] The exhibition “{ $name }”
    }
# To curators within a sentence: "The storyteller agreed to …".
use-for-curator-within =
    { $use ->
       *[web] the website
        [kiosk] exhibition screens
        [research] research
        [exhibition] the exhibition “{ $name }”
    }
