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
