"""Accounts and roles, in the place of Django's users and groups."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from archive.editorial.journal import note
from archive.editorial.workflow.accounts import (
    SUPERUSER,
    Account,
    account_of,
    change_account,
    check,
    grants,
    may_manage,
)
from archive.editorial.workflow.errors import NotAllowed, Refused
from archive.editorial.workflow.people import called
from archive.editorial.workflow.policy import may_in_archive
from archive.editorial.workflow.roles import ADMINISTRATOR, GROUPS, ROLES, TRANSLATOR, TRANSLATORS
from archive.primitives.languages import AUTONYMS

from .absent import AbsentIsNotFound
from .titles import form_title, list_title


def role_in_words(group: str) -> str:
    """The name of a role; of a translator with the language."""
    if group == SUPERUSER:
        return _("superuser")
    if group not in TRANSLATORS:
        return str(ROLES[group])
    return _("%(role)s: %(language)s") % {"role": ROLES[TRANSLATOR], "language": AUTONYMS[TRANSLATORS[group]]}


class AccountForm(UserChangeForm):
    """Only what an administrator decides; what else is posted is not looked at."""

    active = forms.BooleanField(
        label=gettext_lazy("May sign in"),
        required=False,
        help_text=gettext_lazy("Accounts are never deleted: their names stay with what they did. Deactivate instead."),
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    superuser = forms.BooleanField(
        label=gettext_lazy("Superuser"),
        required=False,
        help_text=gettext_lazy("An administrator whose account only other superusers can change."),
    )

    class Meta:
        model = User
        fields = ("username", "password", "first_name", "last_name", "email")

    by = None  # the administrator; set for each request

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored = account_of(self.instance)
        self.fields["roles"].choices = [(name, role_in_words(name)) for name in GROUPS]
        self.initial |= {
            "active": self.stored.is_active,
            "roles": [name for name in GROUPS if name in self.stored.roles],
            "superuser": self.stored.is_superuser,
        }

    def clean(self):
        """Say beside the form why the account cannot be changed so."""
        cleaned = super().clean()
        try:
            check(self.instance, self.stored, self.wanted(), by=self.by)
        except Refused as refusal:
            if isinstance(refusal, NotAllowed):
                raise
            raise ValidationError(str(refusal)) from refusal
        return cleaned

    def wanted(self) -> Account:
        """What was posted; a field that is not offered leaves things as they are."""
        is_superuser = self.cleaned_data.get("superuser", self.stored.is_superuser)
        roles = frozenset(self.cleaned_data.get("roles", self.stored.roles))
        return Account(roles, self.cleaned_data.get("active", self.stored.is_active), is_superuser)


class RoleFilter(admin.SimpleListFilter):
    """Accounts in one role; a superuser is an administrator."""

    title = gettext_lazy("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return [(name, role_in_words(name)) for name in GROUPS]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        superusers = {"is_superuser": True} if self.value() == ADMINISTRATOR else {"pk__in": []}
        return queryset.filter(Q(groups__name=self.value()) | Q(**superusers)).distinct()


class AccountAdmin(AbsentIsNotFound, UserAdmin):
    """Who may sign in, and in which roles."""

    form = AccountForm
    list_display = ("username", "full_name", "roles_in_words", "last_login", "is_active")
    list_filter = ("is_active", RoleFilter)
    search_fields = ("username", "first_name", "last_name", "email")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined", "granted")
    list_per_page = 50
    show_full_result_count = False

    def changelist_view(self, request, extra_context=None):
        """Under the name of what is listed."""
        return super().changelist_view(request, {"title": list_title(self.opts), **(extra_context or {})})

    def render_change_form(self, request, context, *args, **kwargs):
        """Under the name of what is shown: “Change user” bends it in most languages."""
        title = form_title(self.opts, is_change=context.get("original") is not None)
        return super().render_change_form(request, {**context, "title": title}, *args, **kwargs)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.add_fieldsets
        decided = ["active", "roles", *(["superuser"] if request.user.is_superuser else [])]
        if not self.has_change_permission(request, obj):
            decided = ["is_active", "roles_in_words"]
        return (
            (None, {"fields": ("username", "password", "first_name", "last_name", "email")}),
            (_("Roles"), {"fields": (*decided, "granted")}),
            (_("Dates"), {"fields": ("last_login", "date_joined")}),
        )

    def get_readonly_fields(self, request, obj=None):
        return (*self.readonly_fields, "roles_in_words")

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form knows who decides; fields that are not of the model are declared by the form itself."""
        if obj is None or not self.has_change_permission(request, obj):
            return super().get_form(request, obj, change=change, **kwargs)
        kwargs["fields"] = AccountForm.Meta.fields
        form = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        if not request.user.is_superuser:
            form.base_fields.pop("superuser", None)
        return form

    @admin.display(description=pgettext_lazy("of a person", "name"))
    def full_name(self, user):
        """First and last name."""
        return user.get_full_name()

    @admin.display(description=gettext_lazy("roles"))
    def roles_in_words(self, user):
        """All of them; a superuser is an administrator."""
        held = {group.name for group in user.groups.all()}
        names = [*([SUPERUSER] if user.is_superuser else []), *(name for name in GROUPS if name in held)]
        return ", ".join(role_in_words(name) for name in names)

    @admin.display(description=gettext_lazy("given by"))
    def granted(self, user):
        """Who gave each role, and when, as far as the journal knows."""
        lines = [
            (role_in_words(role), called(line.by), f"{localtime(line.made):%Y-%m-%d}")
            for role, line in grants(user).items()
            if role == SUPERUSER or role in GROUPS
        ]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}, {}</li>", lines)) if lines else "–"

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return may_in_archive(request.user, "roles")

    def has_add_permission(self, request):
        return may_in_archive(request.user, "roles")

    def has_change_permission(self, request, obj=None):
        return may_in_archive(request.user, "roles") and may_manage(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        """Never: what an account did stays under its name."""
        return False

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Journal what is refused, after it was undone."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (PermissionDenied, NotAllowed) as refusal:
            if request.method == "POST":
                details = getattr(refusal, "details", {"why": str(refusal)})
                note("refused", None, request.user, action="roles", account=object_id or "", **details)
            raise PermissionDenied(str(refusal)) from refusal

    def save_model(self, request, obj, form, change):
        """The names by the form; roles and the rest by the one function that may change them."""
        super().save_model(request, obj, form, change)
        if change:
            change_account(obj, form.wanted(), by=request.user)
        else:
            note("account-created", None, request.user, user=obj.pk, username=obj.get_username())

    def user_change_password(self, request, id, form_url=""):  # noqa: A002 – Django's name of the argument
        """Journal that a password was set."""
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            note("password-set", None, request.user, user=int(id))
        return response


def take_the_place() -> None:
    """Register accounts where Django has registered users and groups."""
    admin.site.unregister([User, Group])
    admin.site.register(User, AccountAdmin)
