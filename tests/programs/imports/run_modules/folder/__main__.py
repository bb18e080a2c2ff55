from . import helper
where = f"{__package__} {helper.value}"
