
site-field-error = Error:
site-name = Neighbourhood Stories
