### Exhibitions and their screens, as curators see them. What screens say is in player.ftl.

kiosk-preview = Preview
kiosk-preview-title = Preview of { $exhibition }
