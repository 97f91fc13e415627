"""From the environment to the two database aliases."""

from config.database_urls import databases


def test_two_urls_give_two_users(tmp_path):
    environ = {
        "DATABASE_URL": "postgresql://archive_desk:d%40sk@inside.example/archive",
        "PUBLIC_DATABASE_URL": "postgresql://archive_public:p@replica.example/archive",
    }
    found = databases(environ, tmp_path)
    assert (found["default"]["USER"], found["default"]["PASSWORD"]) == ("archive_desk", "d@sk")
    assert (found["public"]["USER"], found["public"]["HOST"]) == ("archive_public", "replica.example")


def test_readers_are_read_only_and_cut_off_whatever_the_url_says(tmp_path):
    url = "postgresql://archive_public@replica.example/archive?sslmode=require"
    public = databases({"DATABASE_URL": url, "PUBLIC_DATABASE_URL": url}, tmp_path)["public"]
    assert public["OPTIONS"]["sslmode"] == "require"
    assert public["OPTIONS"]["options"] == (
        "-c default_transaction_read_only=on -c statement_timeout=10000 -c work_mem=32MB"
        " -c enable_seqscan=off -c jit=off"
    )


def test_with_one_url_readers_take_the_role_named_after_the_database(tmp_path):
    public = databases({"DATABASE_URL": "postgresql://archive_desk@db.example/archive"}, tmp_path)["public"]
    assert (public["USER"], public["HOST"], public["NAME"]) == ("archive_public", "db.example", "archive")


def test_without_a_url_both_name_the_embedded_server(tmp_path):
    found = databases({}, tmp_path)
    assert {alias: database["USER"] for alias, database in found.items()} == {
        "default": "elshi_desk",
        "public": "elshi_public",
    }
