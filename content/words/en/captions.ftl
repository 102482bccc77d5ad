### What is wrong with captions that a curator wrote or pasted, by line. WEBVTT, NOTE and the times are the file's own format.

captions-no-header = The first line must be WEBVTT, with an empty line after it.
captions-header-not-parted = Put an empty line between WEBVTT and the first caption.
captions-style-too-late = Styles and regions must stand before the first caption.
captions-out-of-order = This caption starts before the one above it. Put them in order.
captions-none = There is no caption in it yet.
captions-no-times = The times of a caption are missing here. Write them as 00:01.000 --> 00:04.000.
captions-comma-in-times = Write the times with a full stop and not a comma, such as 00:00:01.000.
captions-times-unreadable = These times cannot be read. Write them as 00:01.000 --> 00:04.000.
captions-end-before-start = This caption ends before it starts, or at the same moment.
captions-no-words = There are no words under these times.
captions-not-parted = Put an empty line between two captions.

## Captions in other formats, which are turned into WebVTT

captions-no-times-at-all = There are no times in it. Write WEBVTT in the first line, or give us a file of captions: .vtt, .srt, .ttml, .sbv, or text with a time before each line.
captions-srt-times-unreadable = These times cannot be read. Write them as 00:00:01,000 --> 00:00:04,000.
captions-ttml-times-unreadable = The times of this caption cannot be read. Write begin and end as 00:00:01.000, or in seconds as 1.5s.
captions-is-ass = These are subtitles for Aegisub (.ass or .ssa). Save them there as SubRip (.srt) or WebVTT, and choose that file.
captions-is-rich-text = This is a text with looks (.rtf). Save it as plain text (.txt), and choose that file.
captions-is-document = This is a document or a folder of files, and not captions. Save the captions as plain text, .srt or .vtt, and choose that file.
captions-is-frames = These captions count pictures and not seconds (MicroDVD .sub). Turn them into SubRip (.srt), and choose that file.
captions-is-scc = These are captions for broadcasting (.scc), which we cannot read. Save them as SubRip (.srt) or WebVTT, and choose that file.
captions-is-web-page = This is a web page, and not captions. Go back to where you found them, and save the .srt or .vtt file itself.
