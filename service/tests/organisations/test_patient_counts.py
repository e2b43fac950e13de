"""Patient counts over HTTP."""

from service.auth.callers import Role
from service.tests.serving import Service


def test_patients_are_counted_and_every_count_is_kept(either_service: Service) -> None:
    registrar = either_service.caller(either_service.new_body(), Role.REGISTRAR)
    practice = {"organisation": "K84001", "name": "The surgery", "kind": "GP_PRACTICE"}
    registrar.record("organisations", practice)
    path = "organisations/K84001/patient-counts"
    for counted, patients in (("2016-01-01", 12_310), ("2016-04-01", 12_499)):
        registrar.record(path, {"counted": counted, "patients": patients, "toldBy": "List sizes"})
    found = registrar.read(path)["results"]
    assert [(one["counted"], one["patients"], one["toldBy"]) for one in found] == [
        ("2016-01-01", 12_310, "List sizes"),
        ("2016-04-01", 12_499, "List sizes"),
    ]
    wrong = {"counted": "2100-01-01", "patients": 1, "toldBy": "A prophet"}
    problem = registrar.refused(path, wrong)
    assert (problem["type"], problem["status"]) == ("/problems/invalid-patient-count", 400)
    assert registrar.get("organisations/K84002/patient-counts").status_code == 404
