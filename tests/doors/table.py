"""The table: who passes which door. A door that is not here fails the suite.

For each group of addresses: who may look (GET) and who may act (POST); None where the door does
not take that method. "Pass" means that the door did not turn them away; what is behind it has its
own rules (see test_rules.py and test_closed_doors.py).
"""

from dataclasses import dataclass

from .cast import ROLES

EVERYONE = frozenset(ROLES)
SIGNED_IN = EVERYONE - {"visitor"}
REVIEWERS = frozenset({"form_reviewer", "expert", "chief_editor", "administrator", "superuser"})
EDITORS = REVIEWERS - {"expert"}
CHIEFS = EDITORS - {"form_reviewer"}
ADMINISTRATORS = CHIEFS - {"chief_editor"}
SUPERUSER = frozenset({"superuser"})
OWNER = frozenset({"owner"})
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Doors:
    """Addresses with the same rule."""

    look: frozenset[str] | None
    act: frozenset[str] | None
    names: str


TABLE = (
    Doors(
        look=REVIEWERS,
        act=REVIEWERS,
        names="""
        moderation:bin moderation:picture_uses moderation:queue moderation:substitutes
        moderation:work moderation:works wagtail_bulk_action wagtailadmin_account
        wagtailadmin_api:documents:detail wagtailadmin_api:documents:find
        wagtailadmin_api:documents:listing wagtailadmin_api:images:detail
        wagtailadmin_api:images:find wagtailadmin_api:images:listing
        wagtailadmin_api:pages:detail wagtailadmin_api:pages:find wagtailadmin_api:pages:listing
        wagtailadmin_block_preview wagtailadmin_choose_page wagtailadmin_choose_page_anchor_link
        wagtailadmin_choose_page_child wagtailadmin_choose_page_chosen_multiple
        wagtailadmin_choose_page_email_link wagtailadmin_choose_page_external_link
        wagtailadmin_choose_page_phone_link wagtailadmin_choose_page_search
        wagtailadmin_collections:delete wagtailadmin_dismissibles
        wagtailadmin_editing_sessions:ping wagtailadmin_editing_sessions:release
        wagtailadmin_error_test wagtailadmin_home wagtailadmin_pages:choose_parent
        wagtailadmin_pages:collect_workflow_action_data
        wagtailadmin_pages:confirm_workflow_cancellation wagtailadmin_pages:convert_alias
        wagtailadmin_pages:revisions_index wagtailadmin_pages:set_page_position
        wagtailadmin_pages:workflow_action wagtailadmin_reports:site_history
        wagtailadmin_reports:site_history_results wagtailadmin_tag_autocomplete
        wagtailadmin_tag_model_autocomplete wagtailadmin_workflows:add_task
        wagtailadmin_workflows:task_chooser wagtailadmin_workflows:task_chooser_create
        wagtailadmin_workflows:task_chooser_results wagtailadmin_workflows:task_chosen
        wagtaildocs:create_multiple_from_uploaded_document wagtaildocs:delete_upload_multiple
        wagtaildocs_chooser:choose wagtaildocs_chooser:choose_results wagtaildocs_chooser:chosen
        wagtaildocs_chooser:chosen_multiple wagtailembeds:chooser wagtailembeds:chooser_upload
        wagtailimages:create_multiple_from_uploaded_image wagtailimages:delete_upload_multiple
        wagtailimages_chooser:choose wagtailimages_chooser:choose_results
        wagtailimages_chooser:chosen wagtailimages_chooser:chosen_multiple
        wagtailimages_chooser:select_format wagtailsettings:edit wagtailsettings:preview_on_edit
        wagtailsnippetchoosers_media_film:choose
        wagtailsnippetchoosers_media_film:choose_results
        wagtailsnippetchoosers_media_film:chosen
        wagtailsnippetchoosers_media_film:chosen_multiple wagtailsnippets_media_film:list
        wagtailsnippets_media_film:list_results
        """,
    ),
    Doors(look=CHIEFS, act=REVIEWERS, names="moderation:workload"),  # takes no POST, and says so to reviewers
    Doors(
        look=ADMINISTRATORS,
        act=ADMINISTRATORS,
        names="""
        affiliation:add affiliation:delete affiliation:edit affiliation:history
        affiliation:history_results affiliation:index affiliation:index_results affiliation:usage
        audit_entries:export audit_entries:index audit_entries:index_results creator:edit
        creator:history creator:history_results creator:index creator:index_results
        creator:inspect creator:usage expertise:add expertise:delete expertise:edit
        expertise:history expertise:history_results expertise:index expertise:index_results
        expertise:usage organisation:add organisation:edit organisation:history
        organisation:history_results organisation:index organisation:index_results
        organisation:usage reason:add reason:delete reason:edit reason:history
        reason:history_results reason:index reason:index_results reason:usage reviewplan:add
        reviewplan:delete reviewplan:edit reviewplan:history reviewplan:history_results
        reviewplan:index reviewplan:index_results reviewplan:usage topics:add topics:delete
        topics:edit topics:history topics:history_results topics:index topics:index_results
        topics:usage wagtailusers_users:add wagtailusers_users:delete wagtailusers_users:edit
        wagtailusers_users:history wagtailusers_users:history_results wagtailusers_users:index
        wagtailusers_users:index_results wagtailusers_users:usage watchword:add watchword:delete
        watchword:edit watchword:history watchword:history_results watchword:index
        watchword:index_results watchword:usage
        """,
    ),
    Doors(
        look=EVERYONE,
        act=None,
        names="""
        account_email_verification_sent account_inactive account_reset_password_done
        account_reset_password_from_key_done account_rules api:api-root api:get_creator
        api:get_topic api:get_work api:get_work_at_address api:list_changes api:list_creators
        api:list_topics api:list_works api:openapi-json api:search_works healthz media:file
        metrics readyz site:creator site:creators site:favicon site:home site:list site:robots
        site:search site:sitemap site:topic site:topics site:work studio:session studio:words
        wagtailadmin_javascript_catalog
        """,
    ),
    Doors(
        look=NOBODY,
        act=NOBODY,
        names="""
        creator:add creator:delete organisation:delete series:add wagtailadmin_login
        wagtailadmin_pages:add wagtailadmin_pages:add_subpage wagtailadmin_pages:copy
        wagtailadmin_pages:delete wagtailadmin_pages:edit wagtailadmin_pages:history
        wagtailadmin_pages:history_results wagtailadmin_pages:move
        wagtailadmin_pages:preview_on_add wagtailadmin_pages:preview_on_edit
        wagtailadmin_pages:revisions_compare wagtailadmin_pages:revisions_revert
        wagtailadmin_pages:revisions_unschedule wagtailadmin_pages:revisions_view
        wagtailadmin_pages:set_privacy wagtailadmin_pages:unpublish wagtailadmin_pages:usage
        wagtailadmin_pages:view_draft wagtailadmin_pages:workflow_history
        wagtailadmin_pages:workflow_history_detail wagtailsnippets:index
        wagtailusers_groups:delete
        """,
    ),
    Doors(
        look=SIGNED_IN,
        act=SIGNED_IN,
        names="""
        account_change_password account_contact account_delete account_email account_export
        account_guardian account_notice_choices account_notices account_overview account_profile
        account_reauthenticate account_set_password mfa_activate_totp mfa_add_webauthn
        mfa_deactivate_totp mfa_download_recovery_codes mfa_edit_webauthn
        mfa_generate_recovery_codes mfa_index mfa_list_webauthn mfa_reauthenticate
        mfa_reauthenticate_webauthn mfa_remove_webauthn mfa_view_recovery_codes studio:signed_in
        usersessions_list
        """,
    ),
    Doors(
        look=SUPERUSER,
        act=SUPERUSER,
        names="""
        wagtailadmin_collections:add wagtailadmin_collections:edit
        wagtailadmin_collections:index wagtailadmin_collections:set_privacy
        wagtailadmin_reports:locked_pages wagtailadmin_reports:locked_pages_results
        wagtailadmin_workflows:add wagtailadmin_workflows:disable
        wagtailadmin_workflows:disable_task wagtailadmin_workflows:edit
        wagtailadmin_workflows:edit_task wagtailadmin_workflows:index
        wagtailadmin_workflows:index_results wagtailadmin_workflows:select_task_type
        wagtailadmin_workflows:task_index wagtailadmin_workflows:task_index_results
        wagtailadmin_workflows:usage wagtailadmin_workflows:usage_results
        wagtailsnippets_media_film:delete wagtailusers_groups:add wagtailusers_groups:edit
        wagtailusers_groups:history wagtailusers_groups:history_results
        wagtailusers_groups:index wagtailusers_groups:index_results wagtailusers_groups:usage
        """,
    ),
    Doors(
        look=CHIEFS,
        act=CHIEFS,
        names="""
        wagtaildocs:add wagtaildocs:add_multiple wagtaildocs:delete wagtaildocs:document_usage
        wagtaildocs:edit wagtaildocs:index wagtaildocs:index_results wagtaildocs_chooser:create
        wagtailimages:add wagtailimages:add_multiple wagtailimages:delete wagtailimages:edit
        wagtailimages:image_usage wagtailimages:index wagtailimages:index_results
        wagtailimages:preview wagtailimages:url_generator wagtailimages:url_generator_output
        wagtailimages_chooser:create wagtailsnippetchoosers_media_film:create
        wagtailsnippets_media_film:add wagtailsnippets_media_film:edit
        wagtailsnippets_media_film:history wagtailsnippets_media_film:history_results
        wagtailsnippets_media_film:usage
        """,
    ),
    Doors(
        look=EDITORS,
        act=EDITORS,
        names="""
        series:delete series:edit series:history series:history_results series:index
        series:index_results series:usage wagtailadmin_explore wagtailadmin_explore_results
        wagtailadmin_explore_root wagtailadmin_pages:search wagtailadmin_pages:search_results
        wagtailadmin_pages:type_use wagtailadmin_pages:type_use_results
        wagtailadmin_reports:aging_pages wagtailadmin_reports:aging_pages_results
        wagtailadmin_reports:page_types_usage wagtailadmin_reports:page_types_usage_results
        wagtailadmin_reports:workflow wagtailadmin_reports:workflow_results
        wagtailadmin_reports:workflow_tasks wagtailadmin_reports:workflow_tasks_results
        """,
    ),
    Doors(
        look=EVERYONE,
        act=EVERYONE,
        names="""
        account_confirm_email account_logout account_reset_password
        account_reset_password_from_key wagtailadmin_password_reset
        wagtailadmin_password_reset_complete wagtailadmin_password_reset_confirm
        wagtailadmin_password_reset_done wagtailadmin_sprite
        """,
    ),
    Doors(
        look=None,
        act=OWNER,
        names="""
        studio:appeal studio:copy studio:discard studio:from_bin studio:remove_coauthor
        studio:restore studio:to_bin studio:withdraw
        """,
    ),
    Doors(
        look=None,
        act=SIGNED_IN,
        names="""
        studio:attachments studio:films studio:formula studio:new studio:pictures studio:series
        """,
    ),
    Doors(
        look=SIGNED_IN,
        act=None,
        names="""
        studio:bin studio:choose_works studio:home studio:invitations
        """,
    ),
    Doors(
        look=OWNER,
        act=None,
        names="""
        studio:draft studio:editor studio:progress studio:versions
        """,
    ),
    Doors(
        look=REVIEWERS,
        act=NOBODY,
        names="""
        wagtailadmin_logout wagtailadmin_pages:lock wagtailadmin_pages:move_confirm
        wagtailadmin_pages:unlock
        """,
    ),
    Doors(
        look=REVIEWERS,
        act=SUPERUSER,
        names="""
        wagtailadmin_workflows:enable wagtailadmin_workflows:enable_task
        wagtailadmin_workflows:remove
        """,
    ),
    Doors(
        look=REVIEWERS,
        act=CHIEFS,
        names="""
        wagtaildocs:delete_multiple wagtaildocs:edit_multiple wagtailimages:delete_multiple
        wagtailimages:edit_multiple
        """,
    ),
    Doors(
        look=None,
        act=OWNER | REVIEWERS,
        names="""
        studio:picture studio:poster studio:subtitles
        """,
    ),
    Doors(
        look=EVERYONE - REVIEWERS,
        act=EVERYONE - REVIEWERS,
        names="""
        account_login account_signup
        """,
    ),
    Doors(
        look=SIGNED_IN - REVIEWERS,
        act=SIGNED_IN - REVIEWERS,
        names="""
        account_confirm_login_code mfa_authenticate
        """,
    ),
    Doors(
        look=None,
        act=NOBODY,
        names="""
        studio:answer studio:resolve
        """,
    ),
    Doors(
        look=OWNER,
        act=OWNER,
        names="""
        studio:coauthors studio:submit
        """,
    ),
    Doors(
        look=OWNER | REVIEWERS,
        act=None,
        names="""
        site:preview studio:film
        """,
    ),
    Doors(
        look=REVIEWERS,
        act=frozenset({"expert"}),
        names="""
        wagtailadmin_api:pages:action
        """,
    ),
    Doors(
        look=NOBODY,
        act=REVIEWERS,
        names="""
        wagtailadmin_pages:workflow_preview
        """,
    ),
    Doors(
        look=OWNER | REVIEWERS,
        act=None,
        names="""
        media:original
        """,
    ),
    Doors(
        look=SUPERUSER,
        act=SUPERUSER,
        names="""
        wagtailsites:index wagtailsites:index_results wagtailsites:add wagtailsites:edit
        wagtailsites:copy wagtailsites:delete wagtailsites:history wagtailsites:history_results wagtailsites:usage
        """,
    ),
)
