### What works are called. $kind is artwork, booklet, sound, film, moving (a picture that moves) or words (a story without a file).

# In captions and lists of what is published, by itself or at the beginning of a line.
kind-name =
    { $kind ->
       *[artwork] Artwork
        [booklet] Booklet
        [sound] Sound
        [film] Film
        [moving] Moving picture
        [words] Words
    }
# The same further on in a line, such as "Artwork, sound and film".
kind-name-within =
    { $kind ->
       *[artwork] artwork
        [booklet] booklet
        [sound] sound
        [film] film
        [moving] moving picture
        [words] words
    }
# Several of one kind, such as "2 artworks".
kind-counted =
    { $kind ->
       *[artwork] { $count } artworks
        [booklet] { $count } booklets
        [sound] { $count } sounds
        [film] { $count } films
        [moving] { $count } moving pictures
    }
kind-booklet-of-pages = Booklet of { $pages } pages
kind-booklet-of-pages-within = booklet of { $pages } pages
# What a story is made of ($works: "Artwork and sound") and how long it takes ($time: "2 minutes").
kind-line-with-time = { $works }, { $time }

# What a file or a work is called to whoever sends, reviews or opens it.
kind-of-file =
    { $kind ->
       *[artwork] Picture
        [booklet] Booklet
        [sound] Sound
        [film] Film
        [moving] Moving picture
        [words] Words
    }
