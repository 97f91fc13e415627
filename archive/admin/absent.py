"""What is not there, or may not be seen, is not found: with one page for all, which tells nobody which of the two."""

from django.http import Http404


class AbsentIsNotFound:
    """For the admin of a table: Django leads to the first page instead, and says there which key it was asked for."""

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404
