"""The files for a cluster, held against what can be known without one: the chart's own schema, and this project."""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from course_lib import paths
from course_lib.learner import account
from course_lib.ops.exchange_service import __main__ as service
from tests.support.hub.running import write_site
from tests.support.places import ROOT

HERE = ROOT / "deploy" / "kubernetes"
#: Of Zero to JupyterHub 4.4.0, made from its values.schema.yaml as the project itself does: without descriptions. Its
#: licence stands beside it.
SCHEMA = json.loads((ROOT / "tests/support/zero_to_jupyterhub/values.schema.json").read_text("utf-8"))
VALUES = yaml.safe_load((HERE / "values.yaml").read_text("utf-8"))
DOCKERFILE = (HERE / "Dockerfile").read_text("utf-8")
#: The exchange: its volume, its pod, its service and who may reach it, by their kinds.
EXCHANGE = {one["kind"]: one["spec"] for one in yaml.safe_load_all((HERE / "exchange.yaml").read_text("utf-8"))}
IGNORED = (HERE / "Dockerfile.dockerignore").read_text("utf-8").splitlines()


def wrong(values: dict[str, Any]) -> list[str]:
    """What helm would say of these values; what is left out has the chart's own default."""
    found = jsonschema.Draft7Validator(SCHEMA).iter_errors(values)
    return [f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in found if one.validator != "required"]


def test_the_chart_takes_the_values() -> None:
    assert wrong(VALUES) == []


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda values: values["singleuser"].update(memmory={"limit": "1G"}), "singleuser: "),
        (lambda values: values["singleuser"]["memory"].update(limits="1G"), "singleuser.memory: "),
        (lambda values: values["cull"].update(timeout="an hour"), "cull.timeout: "),
        (lambda values: values.update(singeluser={}), ": "),
        (
            lambda values: values["singleuser"]["networkPolicy"].update(enabled="yes"),
            "singleuser.networkPolicy.enabled",
        ),
    ],
    ids=["a misspelt key", "one inside another", "words for a number", "a misspelt part", "words for yes"],
)
def test_what_is_misspelt_is_found(spoil: Callable[[dict[str, Any]], None], says: str) -> None:
    values = copy.deepcopy(VALUES)
    spoil(values)

    (letter,) = wrong(values)
    assert letter.startswith(says)


@pytest.mark.skipif(os.name != "posix", reason="a hub runs on Linux")
def test_a_server_gets_the_options_that_it_gets_on_one_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPATHY_SITE", str(write_site(tmp_path, runtime="/tmp")))
    monkeypatch.setattr("course_lib.ops.hub.runtime.prepare", lambda _: None)
    config = PyFileConfigLoader("jupyterhub_config.py", path=str(ROOT / "deploy")).load_config()

    hub = VALUES["hub"]["config"]
    assert hub["KubeSpawner"]["args"] == config.Spawner.args
    assert hub["Spawner"]["notebook_dir"] == config.Spawner.notebook_dir
    assert VALUES["singleuser"]["defaultUrl"] == config.Spawner.default_url == f"/lab/tree/{paths.HOME}"


def test_what_the_hub_is_told_beside_the_chart_are_settings_that_it_has() -> None:
    from jupyterhub.app import JupyterHub
    from jupyterhub.spawner import Spawner

    generic = pytest.importorskip("oauthenticator.generic")
    kinds = {kind.__name__: kind for kind in (JupyterHub, Spawner, generic.GenericOAuthenticator)}
    for name, kind in kinds.items():
        assert set(VALUES["hub"]["config"][name]) <= set(kind.class_trait_names(config=True)), name
    about = VALUES["hub"]["config"]["GenericOAuthenticator"]
    made = generic.GenericOAuthenticator(config=Config(GenericOAuthenticator=about))
    assert (made.allowed_groups, made.allow_all, made.enable_pkce) == ({"empathy-in-practice"}, False, True)
    assert set(VALUES["hub"]["config"]) - set(kinds) == {"KubeSpawner"}


def test_what_keeps_students_apart_is_on() -> None:
    hub, student = VALUES["hub"]["config"], VALUES["singleuser"]
    origin, https = hub["JupyterHub"]["subdomain_host"], VALUES["proxy"]["https"]

    assert (https["enabled"], f"https://{https['hosts'][0]}") == (True, origin)
    assert hub["JupyterHub"]["cookie_host_prefix_enabled"] is True
    assert hub["JupyterHub"]["admin_access"] is False
    assert "admin" not in json.dumps(hub).replace("admin_access", "")
    assert student["allowPrivilegeEscalation"] is False
    assert hub["KubeSpawner"]["container_security_context"]["capabilities"] == {"drop": ["ALL"]}
    allowed = {rule for rule, is_open in student["networkPolicy"]["egressAllowRules"].items() if is_open}
    assert all(rule.startswith("dnsPorts") for rule in allowed)
    assert set(
        SCHEMA["properties"]["singleuser"]["properties"]["networkPolicy"]["properties"]["egressAllowRules"][
            "properties"
        ]
    ) == set(student["networkPolicy"]["egressAllowRules"])


def test_no_secret_stands_in_the_values() -> None:
    text = (HERE / "values.yaml").read_text("utf-8").replace("token_url:", "")

    assert re.findall(r"(?im)^ *\w*(?:secret|password|token)\w*: +\S+", text) == []


def test_the_image_is_made_of_files_that_there_are_and_of_no_others() -> None:
    copied = [
        word for row in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE) for word in row.split()
    ]

    assert [f"!{name}" for name in sorted(copied)] == sorted(row for row in IGNORED if row.startswith("!"))
    assert IGNORED[1] == "*"
    assert [name for name in copied if "wheels" not in name and not (ROOT / "deploy" / name).exists()] == []
    assert [name for name in copied if "bank" in name or name.startswith("assignments/") or name in {".", "*"}] == []


def test_a_pod_runs_what_the_image_holds_as_the_user_that_the_image_has() -> None:
    student, home = VALUES["singleuser"], VALUES["singleuser"]["storage"]["homeMountPath"]
    cmd = json.loads(re.findall(r"^CMD (.+)$", DOCKERFILE, re.MULTILINE)[-1])

    assert student["cmd"] == cmd
    assert re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE) == [f"{student['uid']}:{student['fsGid']}"]
    assert f"HOME={home} " in DOCKERFILE
    assert f"--uid {student['uid']} --gid {student['fsGid']} --home-dir {home}" in DOCKERFILE
    assert "COPY start_lesson.py jupyter_server_config.py /opt/empathy/deploy/" in DOCKERFILE
    assert cmd[-1] == "/opt/empathy/deploy/start_lesson.py"


def test_packages_come_with_their_hashes_and_the_base_can_be_pinned() -> None:
    installs = re.findall(r"pip install (.+)$", DOCKERFILE, re.MULTILINE)

    assert installs == ["--require-hashes --requirement /tmp/assignments.lock", "--no-deps /tmp/wheels/*.whl"]
    assert set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)) == {"${BASE}"}
    assert ":latest" not in DOCKERFILE


def test_a_pod_s_learner_is_whom_the_hub_names(monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = re.findall(r"--shell /bin/bash (\w+)", DOCKERFILE)
    monkeypatch.setattr("pwd.getpwuid", lambda uid: type("Account", (), {"pw_name": made}))
    monkeypatch.setenv("JUPYTERHUB_USER", "mireille")

    assert account.name() == "mireille"


def test_the_exchange_runs_what_the_image_holds_and_keeps_it_on_a_volume_of_its_own() -> None:
    pod, image = EXCHANGE["Deployment"]["template"]["spec"], VALUES["singleuser"]["image"]
    (container,) = pod["containers"]
    python, _, module, *words = container["command"]

    assert container["image"] == f"{image['name']}:{image['tag']}"
    assert [python, module] == [VALUES["singleuser"]["cmd"][0], service.__package__]
    options = service.options(words, {"JUPYTERHUB_API_URL": container["env"][0]["value"]})
    assert options.listen == f"0.0.0.0:{container['ports'][0]['containerPort']}"
    assert str(options.folder.parent) == container["volumeMounts"][0]["mountPath"]
    assert pod["volumes"][0]["name"] == container["volumeMounts"][0]["name"]
    assert EXCHANGE["Deployment"]["strategy"] == {"type": "Recreate"}
    assert EXCHANGE["Deployment"]["replicas"] == 1


def test_the_exchange_has_no_right_but_to_write_its_volume() -> None:
    pod = EXCHANGE["Deployment"]["template"]["spec"]
    (container,) = pod["containers"]

    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsUser"] == VALUES["singleuser"]["uid"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert [one["name"] for one in container["env"]] == ["JUPYTERHUB_API_URL"]


def test_students_and_the_proxy_reach_the_exchange_and_nobody_else_does() -> None:
    labels = EXCHANGE["Deployment"]["template"]["metadata"]["labels"]
    policy, (egress,) = EXCHANGE["NetworkPolicy"], VALUES["singleuser"]["networkPolicy"]["egress"]
    port = EXCHANGE["Service"]["ports"][0]["port"]
    address = f"http://exchange:{port}"

    for selector in (
        EXCHANGE["Service"]["selector"],
        EXCHANGE["Deployment"]["selector"]["matchLabels"],
        policy["podSelector"]["matchLabels"],
        egress["to"][0]["podSelector"]["matchLabels"],
    ):
        assert selector.items() <= labels.items()
    (ingress,) = policy["ingress"]
    assert ingress["from"][0]["podSelector"]["matchLabels"] == VALUES["singleuser"]["extraLabels"]
    assert VALUES["singleuser"]["extraLabels"] == VALUES["proxy"]["labels"]
    assert [egress["ports"][0]["port"], ingress["ports"][0]["port"]] == [port, port]
    assert VALUES["singleuser"]["extraEnv"]["EMPATHY_EXCHANGE"] == f"{address}/services/exchange"
    assert VALUES["hub"]["services"] == {"exchange": {"url": address, "display": False}}


def test_the_class_may_ask_the_exchange_and_the_exchange_nothing_of_the_hub() -> None:
    from jupyterhub.roles import get_default_roles

    hub = VALUES["hub"]
    (default,) = (role["scopes"] for role in get_default_roles() if role["name"] == "server")
    (access,) = hub["loadRoles"]["exchange"]["scopes"]

    assert hub["loadRoles"] == {"exchange": {"groups": ["empathy-in-practice"], "scopes": [access]}}
    assert hub["loadRoles"]["exchange"]["groups"] == hub["config"]["GenericOAuthenticator"]["allowed_groups"]
    assert hub["config"]["Spawner"]["server_token_scopes"] == [*default, access]


def test_nbgrader_s_steps_are_those_over_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    factory = pytest.importorskip("nbgrader.exchange").ExchangeFactory
    config = PyFileConfigLoader("nbgrader_config.py", path=str(HERE)).load_config()

    made = factory(config=config)

    steps = (made.list, made.fetch_assignment, made.submit, made.fetch_feedback)
    assert {step.__module__ for step in steps} == {"course_lib.ops.over_service.steps"}


def test_the_guide_names_the_address_at_which_the_hub_puts_the_exchange() -> None:
    from jupyterhub.utils import subdomain_hook_idna

    host = subdomain_hook_idna("exchange", "empathy.example.org", "service")

    assert f"export EMPATHY_EXCHANGE=https://{host}/services/exchange\n" in (ROOT / "docs/kubernetes.md").read_text(
        "utf-8"
    )
