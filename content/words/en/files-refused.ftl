### What a storyteller reads when a file cannot be taken: what is wrong, then what to do. Each tells another case apart, and
### `npm run media -- refusals` lists a file for each. $what is what was sent.

files-refused-empty = The file is empty. Choose a photo, a sound, a film or a PDF.
files-refused-unknown = The file must be a photo, a sound, a film or a PDF. We could not read this one as any of them. Choose a photo, a sound, a film or a PDF.
# $kind is one of files-kind-… and $advice one of files-advice-…: “This is a Word document. In Word choose File, then …”
files-refused-not-media = This is { $kind }. { $advice }
files-refused-cut-short =
    { $what ->
        [picture] The picture could not be read because part of it is missing. Check that it opens on your own device, then send it again.
        [sound] The sound could not be read because part of it is missing. Check that it opens on your own device, then send it again.
        [film] The film could not be read because part of it is missing. Check that it opens on your own device, then send it again.
       *[document] The document could not be read because part of it is missing. Check that it opens on your own device, then send it again.
    }
files-refused-damaged =
    { $what ->
        [picture] The picture could not be read because it is damaged. Check that it opens on your own device, then send it again.
        [sound] The sound could not be read because it is damaged. Check that it opens on your own device, then send it again.
        [film] The film could not be read because it is damaged. Check that it opens on your own device, then send it again.
        [moving-picture] The moving picture could not be read because it is damaged. Check that it opens on your own device, then send it again.
       *[document] The document could not be read because it is damaged. Check that it opens on your own device, then send it again.
    }
files-refused-locked = The file is protected by a password or a lock, so we cannot open it. Remove the lock, or send a copy without one.
# $limit is a size, such as “100 MB”
files-refused-too-many-bytes =
    { $what ->
        [picture] The picture must be smaller than { $limit }. Save a smaller copy and send that.
        [sound] The sound must be smaller than { $limit }. Save a smaller copy and send that.
        [film] The film must be smaller than { $limit }. Save a smaller copy and send that.
       *[document] The document must be smaller than { $limit }. Save a smaller copy and send that.
    }
files-refused-too-many-pixels = The picture must have at most { $limit } million dots (pixels). Save a smaller copy and send that.
files-refused-too-many-frames = The moving picture must have at most { $limit } frames. Send a shorter one, or send it as a film.
# $limit is a length, such as “3 hours”
files-refused-too-long =
    { $what ->
        [sound] The sound must be no longer than { $limit }. Cut it shorter, or send it in parts.
        [film] The film must be no longer than { $limit }. Cut it shorter, or send it in parts.
       *[moving-picture] The moving picture must be no longer than { $limit }. Cut it shorter, or send it in parts.
    }
files-refused-no-length =
    { $what ->
        [sound] The sound has nothing in it to play. Check that it plays on your own device.
       *[film] The film has nothing in it to play. Check that it plays on your own device.
    }
files-refused-too-wide = The film's picture must be at most { $side } dots (pixels) wide or high. Save it as 4K or smaller and send that.
files-refused-too-small =
    { $what ->
        [film] The film is too small to show. Send a larger one.
       *[moving-picture] The moving picture is too small to show. Send a larger one.
    }
files-refused-too-fast = The film must have at most { $limit } pictures a second. Save it at 60 or fewer and send that.
files-refused-too-many-channels = The sound must have at most { $limit } channels. Save it as stereo and send that.
files-refused-too-much-memory = The picture is too large for us to open. Save a copy with at most { $limit } million dots (pixels) and send that.
files-refused-too-many-moving-pixels = The moving picture is too large and too long together. Save it smaller or shorter, or send it as a film.
files-refused-too-many-pages = The document must have at most { $limit } pages. Save it in parts and send each of them.
files-refused-hard-pages = A page of the document takes more time or memory to draw than we have. Save its pages as pictures and send those.
files-refused-empty-document = The document has no pages in it. Check that it opens on your own device, then send it again.
# $codec is one of files-codec
files-refused-unknown-codec =
    { $what ->
        [sound] The sound is stored in a way we cannot play ({ $codec }). Save it as MP3 or WAV and send that.
       *[film] The film is stored in a way we cannot play ({ $codec }). Save it as MP4 and send that.
    }
files-refused-our-fault = We could not prepare this file, though we tried several times. It is kept safe. Please try saving it in another format and send it again, or tell us its reference.

# How a file is stored, as people know it. What has no line here keeps the name that it has among engineers ($codec).
files-codec =
    { $codec ->
        [gsm] GSM, as telephones use
        [gsm_ms] GSM, as telephones use
        [adpcm_g726] G.726, as telephones use
        [adpcm_g722] G.722, as telephones use
        [g723_1] G.723, as telephones use
        [g729] G.729, as telephones use
        [truespeech] TrueSpeech, as older Windows used
        [qdm2] QDesign, as older QuickTime used
        [qdmc] QDesign, as older QuickTime used
        [qcelp] QCELP, as older phones used
        [evrc] EVRC, as older phones used
        [mace3] MACE, as older Macs used
        [mace6] MACE, as older Macs used
        [atrac3] ATRAC, as the MiniDisc used
        [atrac3p] ATRAC, as the MiniDisc used
        [cook] RealAudio
        [ra_144] RealAudio
        [ra_288] RealAudio
        [sipr] RealAudio
        [rv10] RealVideo
        [rv20] RealVideo
        [rv30] RealVideo
        [rv40] RealVideo
        [truehd] Dolby TrueHD
        [mlp] Dolby TrueHD
        [ac4] Dolby AC-4
        [apac] Apple’s spatial sound
        [wavpack] WavPack
        [tta] True Audio
        [ape] Monkey’s Audio
        [mp1] MPEG layer 1
        [indeo2] Indeo
        [indeo3] Indeo
        [indeo4] Indeo
        [indeo5] Indeo
        [cinepak] Cinepak
        [svq1] Sorenson, as older QuickTime used
        [rpza] Apple Video
        [qtrle] Apple Animation
        [smc] Apple Graphics
        [apple-planar] Apple Planar
        [aic] Apple Intermediate Codec
        [pixlet] Apple Pixlet
        [cfhd] CineForm
        [hap] Hap
        [magicyuv] MagicYUV
        [utvideo] Ut Video
        [huffyuv] HuffYUV
        [ffvhuff] HuffYUV
        [ffv1] FFV1
        [lagarith] Lagarith
        [rawvideo] pictures that are not pressed at all
        [v210] pictures that are not pressed at all
        [jpeg2000] JPEG 2000
        [gif] GIF pictures
        [flv1] Flash Video
        [flashsv] Flash screen video
        [flashsv2] Flash screen video
        [vp6] VP6, as Flash used
        [vp6f] VP6, as Flash used
        [vp6a] VP6, as Flash used
        [tscc] TechSmith screen video
        [tscc2] TechSmith screen video
        [cscd] CamStudio screen video
        [zmbv] DOSBox screen video
        [fraps] Fraps screen video
        [mss1] Windows screen video
        [mss2] Windows screen video
        [g2m] GoToMeeting screen video
        [msvideo1] Microsoft Video 1
        [msrle] Microsoft RLE
        [cljr] Cirrus video
        [vvc] H.266
        [evc] EVC
        [apv] APV, as newer Samsung phones use
        [none] its name is missing
       *[other] { $codec }
    }

files-size-megabytes = { $size } MB
files-size-gigabytes = { $size } GB
