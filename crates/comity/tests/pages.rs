//! The pages as a browser and a program see them.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Answer, command, get, serve};
use tempfile::TempDir;

#[test]
fn every_page_is_also_json_and_csv_and_stands_on_the_log() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let root =
        serde_json::from_str::<serde_json::Value>(&get(&server, "/log.json", &[]).body).unwrap()["root"]
            .clone();
    for page in [
        "/index",
        "/instruments",
        "/instruments/cppnm-amendment",
        "/states",
        "/states/FIN",
        "/calendar",
        "/next",
        "/forums/article-16",
        "/texts",
        "/sessions/nss-2014",
        "/commitments",
        "/commitments/aus-2010-icsant",
        "/commitments/js-2016-heu/mechanism",
        "/sources/untc-2015",
        "/stocktake",
        "/gaps",
        "/measures/bound-where-material-is",
        "/measures/civil-heu",
        "/measures/heu-reports",
        "/weakest-link",
        "/momentum",
        "/scores",
        "/pathways",
        "/pathways/contact-group",
        "/instruments/icsant/forecast",
        "/acts",
        "/disagreements",
        "/instruments/js-2012-smuggling",
        "/sources",
        "/log",
    ] {
        let address = page.trim_end_matches("index");
        let html = get(&server, address, &[("accept", "text/html")]);
        assert_eq!((html.status, html.kind.as_str()), (200, "text/html; charset=utf-8"), "{page}");
        assert!(html.body.contains("<h1>"), "{page}");
        // It was asked for compressed, as browsers do.
        let plain = get(&server, address, &[("accept", "text/html"), ("accept-encoding", "identity")]);
        assert_eq!((plain.body, plain.etag), (html.body.clone(), html.etag.clone()), "{page}");
        // Nothing in a page is run but the scripts that sort its tables, suggest what to look for, say who has signed in and make a PNG of its picture.
        let of = |what: &str| html.body.matches(what).count();
        let known = ["sort", "suggest", "seat", "picture"]
            .map(|name| of(&format!(r#"<script type="module" src="/{name}.js?"#)));
        assert_eq!(of("<script"), known.iter().sum::<usize>(), "{page}");
        let json = get(&server, &format!("{page}.json?on=2016-05-08"), &[]);
        assert_eq!((json.status, json.kind.as_str()), (200, "application/json"), "{page}");
        let value: serde_json::Value = serde_json::from_str(&json.body).unwrap();
        if page != "/log" {
            assert_eq!(value["log"]["root"], root, "{page}");
        }
        assert_eq!(json.etag, format!("\"{}\"", root.as_str().unwrap()), "{page}");
        let known = get(&server, &format!("{page}.json?on=2016-05-08"), &[("if-none-match", &json.etag)]);
        assert_eq!((known.status, known.body.as_str()), (304, ""), "{page}");
        let csv = get(&server, &format!("{page}.csv"), &[]);
        assert_eq!((csv.status, csv.kind.as_str()), (200, "text/csv; charset=utf-8"), "{page}");
        let negotiated = get(&server, address, &[("accept", "application/json")]);
        assert_eq!(negotiated.kind, "application/json", "{page}");
    }
    let set = get(&server, "/who.json?set=States+party+to+cppnm&on=2016-04-08", &[]);
    assert!(set.body.contains("\"count\": 152"));
}

#[test]
fn what_is_wrong_is_said_to_programs_and_to_people() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for (path, status, expected) in [
        ("/instruments/cpnm.json", 404, "did you mean 'cppnm'?"),
        ("/states/FRANCE.json", 404, "did you mean FRA"),
        ("/index.json?on=2016-02-30", 400, "on: "),
        ("/forums/artcle-16.json", 404, "did you mean 'article-16'?"),
        ("/sessions/nss-2011.json", 404, "did you mean"),
        ("/commitments.json?of=FINLAND", 400, "did you mean FIN (Finland)?"),
        ("/commitments.json?state=late", 400, "state: "),
        ("/commitments.json?sort=colour", 400, "sort: 'colour' is not one of who, made, due, state"),
        ("/acts.atom?sort=colour", 400, "sort: 'colour' is not one of date, who"),
        ("/stocktake.json?from=2016", 400, "from: "),
        ("/stocktake.json?from=2016-01-01&to=2015-01-01", 400, "comes before"),
        ("/stocktake.json?of=nowhere", 400, "of: "),
        ("/measures/hodlers.json", 404, "did you mean 'holders'?"),
        ("/measures/holders.json?from=2050-01-01", 400, "from: 2050-01-01 comes after"),
        (
            "/measures/holders.json?if=BLX+had+0+of+heu",
            400,
            "if: column 1: there is no actor 'BLX'; did you mean 'BLZ'?",
        ),
        ("/measures/holders.json?if=BLR+had+0+of+hue", 400, "did you mean 'heu'?"),
        // No text is longer than it may be, whether a form looks at it or not.
        (
            &format!("/measures/holders.atom?if={}", "x".repeat(501)),
            400,
            "if: it has more than 500 characters",
        ),
        ("/measures/holders.atom?from=yesterday", 400, "from: "),
        ("/states/FIN.ics?list=all", 400, "list: 'all' is not one of acts, due"),
        ("/states/FIN.atom?size=many", 400, "size: 'many' is no number from 1 to 1000"),
        ("/states/FIN.json?list=all", 400, "list: 'all' is not one of acts, due"),
        (&format!("/search.json?q={}", "é".repeat(201)), 400, "q: it has more than 200 characters"),
        ("/measures/heu-reports.svg?on=2010-01-01", 404, "nothing to draw"),
        ("/weakest-link.atom", 404, "not there as application/atom+xml"),
        ("/pathways/contact-groop.json", 404, "did you mean 'contact-group'?"),
        ("/instruments/icsant/forcast.json", 404, "there is no page"),
        ("/instruments/icsnt/forecast.json", 404, "did you mean 'icsant'?"),
        ("/instruments/icsant/forecast.json?to=9999-12-31", 400, "50 years after"),
        ("/instruments/icsant/forecast.json?on=9999-12-31", 400, "100 years after"),
        ("/instruments/icsant/forecast.json?to=2001-01-01", 400, "would be of the past"),
        ("/instruments/icsant/forecast.json?clause=whenever", 400, "clause: column 1"),
        ("/instruments/icsant/forecast.json?draws=yes", 400, "CSV only"),
        ("/pathways.json?to=9999-12-31", 400, "50 years after"),
        ("/pathways.json?on=9999-01-01", 400, "100 years after"),
        ("/momentum.json?forum=ns", 400, "did you mean 'nss'?"),
        ("/momentum.json?set=parties+of+cppnm", 400, "set: column"),
        ("/who.ics", 404, "not there as text/calendar"),
        ("/who.json?set=parties+of+cppnm", 400, "column 9"),
        ("/nothing.json", 404, "there is no page"),
        ("/log/tile/0/..%2f..%2flog.key", 404, "no such file"),
        ("/states/%ff.json", 400, "UTF-8"),
        ("/log/%ff", 400, "UTF-8"),
    ] {
        let answer = get(&server, path, &[]);
        assert_eq!((answer.status, answer.kind.as_str()), (status, "application/problem+json"), "{path}");
        assert!(answer.body.contains(expected), "{path}: {}", answer.body);
    }
    for (path, status, expected) in [
        ("/?on=yesterday", 400, "a day is written like 2016-05-08"),
        ("/fr/instruments/cpnm", 404, "href=\"/fr/instruments/cppnm\""),
        ("/nothing", 404, "There is no page “nothing”"),
        ("/no/such/page", 404, "There is no page “no/such/page”"),
    ] {
        let page = get(&server, path, &[("accept", "text/html")]);
        assert_eq!((page.status, page.kind.as_str()), (status, "text/html; charset=utf-8"), "{path}");
        assert!(page.body.contains(expected), "{path}: {}", page.body);
    }
}

#[test]
fn long_lists_come_in_the_order_that_is_asked_for() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let due = |order: &str| -> Vec<Option<String>> {
        let answer = get(&server, &format!("/commitments.json?sort={order}"), &[]);
        let value: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let all = value["commitments"].as_array().unwrap();
        all.iter().map(|c| c["due"].as_str().map(str::to_owned)).collect()
    };
    for (order, backwards) in [("due", false), ("-due", true)] {
        let all = due(order);
        let known: Vec<&String> = all.iter().flatten().collect();
        assert!(
            known.len() > 100 && all[known.len()..].iter().all(Option::is_none),
            "what has no date comes last"
        );
        let ordered = |a: &&String, b: &&String| if backwards { a >= b } else { a <= b };
        assert!(known.is_sorted_by(ordered), "{order}");
    }
    // A head leads on: the first first, the last first, as it came; and always to the first part.
    for (asked, next) in [("", "sort=due"), ("&sort=due", "sort=-due")] {
        let page = get(&server, &format!("/en/commitments?page=2{asked}"), &[("accept", "text/html")]).body;
        assert!(page.contains(&format!("href=\"/en/commitments?{next}\"")), "{asked}: {page}");
        // On a phone they stand above the cards, under what they do.
        assert!(page.contains("<thead data-sort-by=\"Sort by\"><tr><th"), "{asked}: {page}");
        assert_eq!(page.matches(" aria-sort=\"").count(), 3, "{asked}: {page}");
    }
    let last = get(&server, "/en/commitments?sort=-due", &[("accept", "text/html")]).body;
    assert!(last.contains("aria-sort=\"descending\"><a href=\"/en/commitments\""), "{last}");
}

/// Who objected is on the session's page in every form, from the day on which they did.
#[test]
fn what_was_said_of_a_decision_is_with_its_session() {
    let data = TempDir::new().unwrap();
    drop(serve(data.path()));
    let mut record = command(data.path());
    record.args(["record", "--date", "2022-04-05", "--actor", "CHE", "--act", "objection"]);
    record.args(["--source", "iaea-bulletin-acppnm", "--set", "target=article-16-2022-outcome"]);
    assert!(record.output().unwrap().status.success());
    let server = serve(data.path());
    for (day, there) in [("2022-04-04", false), ("2022-04-05", true)] {
        for (form, expected) in
            [("", "objection (1)"), (".json", "\"act\": \"objection\""), (".csv", ",objection,")]
        {
            let path = format!("/sessions/article-16-2022{form}?on={day}");
            let body = get(&server, &path, &[]).body;
            assert_eq!(body.contains(expected), there, "{path}: {body}");
        }
    }
}

/// A correction is shown where it was made, on the entry that it corrects and with the session; and what is asked reads it.
#[test]
fn what_was_corrected_is_shown_with_what_it_read_before() {
    let data = TempDir::new().unwrap();
    drop(serve(data.path()));
    let corrects = ["target=2014-03-24 attendance nss-2014", "value=head"];
    let arguments = ["record", "--date", "2026-11-20", "--actor", "AUS", "--act", "rectification"];
    let mut record = command(data.path());
    record.args(arguments).args(["--source", "untc-2015"]);
    record.args(corrects.iter().flat_map(|column| ["--set", column]));
    let said = record.output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let entry = String::from_utf8(said.stdout).unwrap().split(' ').nth(3).unwrap().to_owned();
    let server = serve(data.path());
    let page = |path: &str| get(&server, path, &[("accept", "text/html")]).body;
    let acts: serde_json::Value = serde_json::from_str(&get(&server, "/acts.json", &[]).body).unwrap();
    let of = |act: &&serde_json::Value| {
        act["actor"] == "AUS" && act["act"] == "attendance" && act["target"] == "nss-2014"
    };
    let recorded = acts["acts"].as_array().unwrap().iter().find(of).unwrap();
    assert_eq!(recorded["value"], "minister", "what was recorded stays recorded");
    let original = recorded["entry"].to_string();
    let changed = "value: minister → head of State or government";
    for path in [
        format!("/log/entries/{entry}"),
        format!("/log/entries/{original}"),
        "/sessions/nss-2014".into(),
        "/acts".into(),
    ] {
        assert!(page(&path).contains(changed), "{path}: {}", page(&path));
    }
    let preview = "/desk/new?form=correction&actor=AUS&target=2014-03-24+attendance+nss-2014&value=other&date=2026-11-21&source=untc-2015&preview=1";
    assert!(page(preview).contains("value: head of State or government → other"), "{}", page(preview));
    assert!(page(&preview.replace("value=other", "value=king")).contains("id=\"value-wrong\""));
    assert!(page(&preview.replace("value=other", "detail=nothing")).contains("Struck out"));
}

/// Everything that says something is found: what acts say too, and the digests of documents.
#[test]
fn what_acts_say_is_found() {
    let data = TempDir::new().unwrap();
    drop(serve(data.path()));
    let digest = "5e".repeat(32);
    let mut record = command(data.path());
    record.args(["record", "--date", "2026-11-20", "--actor", "TCD", "--act", "accession"]);
    record.args(["--instrument", "icsant", "--source", "untc-2015", "--set", &format!("digest={digest}")]);
    assert!(record.output().unwrap().status.success());
    let server = serve(data.path());
    for (question, kind, title) in [
        ("laggner ambassador", "act", "article-16-2022"),
        ("outcome documnt", "act", "Outcome document"),
        (&digest, "act", "icsant"),
        ("finlnd", "state", "Finland"),
        ("فنلندا", "state", "Finland"),
    ] {
        let path = format!("/search.json?q={}", question.replace(' ', "+"));
        let value: serde_json::Value = serde_json::from_str(&get(&server, &path, &[]).body).unwrap();
        let first = &value["found"][0];
        assert_eq!((&first["kind"], &first["title"]), (&kind.into(), &title.into()), "{question}: {value}");
        assert_eq!(get(&server, first["path"].as_str().unwrap(), &[]).status, 200, "{question}");
    }
}

/// What is suggested while somebody types leads, in the language of the page, to what it names.
#[test]
fn what_is_typed_is_completed() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for (address, href, title) in [
        ("/search.json?q=nethe", "/states/NLD", "Netherlands"),
        ("/fr/search.json?q=pays-b", "/fr/states/NLD", "Pays-Bas"),
        ("/ar/search.json?q=%D9%87%D9%88%D9%84%D9%86", "/ar/states/NLD", "هولندا"),
        ("/search.json?q=icsan", "/instruments/icsant", "Nuclear Terrorism"),
    ] {
        let value: serde_json::Value = serde_json::from_str(&get(&server, address, &[]).body).unwrap();
        let first = &value["suggested"][0];
        assert_eq!(first["href"], href, "{address}: {first}");
        assert!(first["title"].as_str().unwrap().contains(title), "{address}: {first}");
        assert_eq!(get(&server, href, &[]).status, 200);
    }
}

#[test]
fn every_answer_keeps_browsers_to_what_is_ours() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let agent =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    for path in [
        "/",
        "/ar/states",
        "/states.json",
        "/map.svg",
        "/desk",
        "/no-such-page",
        "/style.css",
        "/log/checkpoint",
    ] {
        let answer = agent.get(format!("{}{path}", server.address)).call().unwrap();
        let header = |name: &str| answer.headers().get(name).map_or("", |v| v.to_str().unwrap()).to_owned();
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "same-origin", "{path}");
        assert!(
            policy.contains("frame-ancestors 'none'") || path.ends_with(".svg"),
            "only pictures are embedded"
        );
    }
    // What a question says is written as text, wherever it is shown again.
    let shown = get(&server, "/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E", &[]).body;
    assert!(shown.contains("&lt;script&gt;alert(1)") && !shown.contains("<script>alert"), "{shown}");
}

#[test]
fn the_map_opens_as_tiles_and_draws_boundaries_only_when_asked() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for address in ["/en/map", "/en/map?view=tiles"] {
        let page = get(&server, address, &[]).body;
        assert!(page.contains(r#"value="tiles" checked"#) && !page.contains("path class"), "{address}");
    }
    let page = get(&server, "/en/map?view=map", &[]).body;
    assert!(page.contains(r#"value="map" checked"#) && page.contains(r#"<path class="undetermined""#));
    assert!(page.contains("do not imply official endorsement") && page.contains("Jammu and Kashmir"));
}

/// How many deposits are needed is drawn until the treaty is in force, and in its picture as well.
#[test]
fn a_threshold_is_drawn_while_it_matters() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for (path, heading) in [("/en/instruments/cppnm", true), ("/en/instruments/cppnm.svg", false)] {
        for (on, needed) in [("1986-12-31", true), ("1987-02-08", false), ("2026-01-01", false)] {
            let body = get(&server, &format!("{path}?on={on}"), &[]).body;
            assert_eq!(body.contains("class=\"line needed\""), needed, "{path} on {on}");
            assert_eq!(body.contains("Parties and threshold"), needed && heading, "{path} on {on}");
            assert!(body.contains("class=\"line consent\""), "{path} on {on}");
        }
    }
}

#[test]
fn a_page_is_in_the_language_of_its_address_or_else_of_its_reader() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let arabic = get(&server, "/ar/instruments/cppnm-amendment?on=2016-05-08", &[]);
    assert!(arabic.body.contains(r#"<html lang="ar" dir="rtl">"#) && arabic.body.contains("8 مايو 2016"));
    // Whoever reads in a language stays in it.
    assert!(arabic.body.contains(r#"href="/ar/states/URY?on=2016-05-08""#));
    let french =
        get(&server, "/states/KOR", &[("accept-language", "fr-CH, en;q=0.5"), ("accept", "text/html")]);
    assert!(french.body.contains("<h1>République de Corée</h1>"), "{}", &french.body[..600]);
    let english = get(&server, "/states/KOR", &[("accept", "text/html")]);
    assert!(english.body.contains("<h1>Republic of Korea</h1>") && english.etag != french.etag);
    // Data is the same in every language.
    assert_eq!(get(&server, "/zh/states/KOR.json", &[]).body, get(&server, "/states/KOR.json", &[]).body);
    // Whoever chose a language keeps it, also where another reader has just had the same page without choosing it.
    let states = "/states?on=2016-05-08";
    let unchosen = get(&server, states, &[("accept-language", "ar")]);
    let chosen = get(&server, &format!("/ar{states}"), &[("accept-language", "fr")]);
    let leads =
        |page: &Answer, to: &str| page.body.contains(&format!(r#"href="{to}/states/URY?on=2016-05-08""#));
    assert!(leads(&unchosen, "") && leads(&chosen, "/ar"));
}

#[test]
fn long_lists_come_in_parts_that_lead_to_each_other() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let json = |path: &str| serde_json::from_str::<serde_json::Value>(&get(&server, path, &[]).body).unwrap();
    let all = json("/acts.json");
    let total = all["total"].as_u64().unwrap();
    assert_eq!(all["acts"].as_array().unwrap().len() as u64, total);
    let mut seen = vec![];
    for page in 1..=total.div_ceil(500) {
        seen.extend(json(&format!("/acts.json?page={page}&size=500"))["acts"].as_array().unwrap().clone());
    }
    assert_eq!(seen, *all["acts"].as_array().unwrap());
    let agent = ureq::Agent::new_with_defaults();
    // The second time it is an answer that was kept.
    for _ in 0..2 {
        let answer = agent.get(format!("{}/acts.json?page=2&size=500", server.address)).call().unwrap();
        let link = answer.headers().get("link").unwrap().to_str().unwrap().to_owned();
        assert!(
            link.contains(r#"</acts.json?size=500&page=1>; rel="prev""#) && link.contains(r#"rel="next""#),
            "{link}"
        );
    }
    assert_eq!(get(&server, "/acts.json?page=0", &[]).status, 400);
}

/// What can be said of what may come, and where nothing can, that is said.
#[test]
fn the_pages_of_what_may_come_show_what_then_happened() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let html = |path: &str| {
        let answer = get(&server, path, &[("accept", "text/html")]);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    };
    let json = |path: &str| -> serde_json::Value {
        let answer = get(&server, path, &[]);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    };
    // Standing on 2008-12-31: both instruments lay in the band on both days, and the page draws it in.
    for id in ["icsant", "cppnm-amendment"] {
        for to in ["2016-05-08", "2022-03-28"] {
            let asked = format!("on=2008-12-31&to={to}");
            let last = json(&format!("/instruments/{id}/forecast.json?{asked}"))["happened"]
                .as_array()
                .and_then(|all| all.last().cloned())
                .unwrap();
            assert_eq!(last["in_90"], true, "{id} {to} {last}");
        }
        let page = html(&format!("/en/instruments/{id}/forecast?on=2008-12-31&to=2022-03-28"));
        assert!(page.contains("What then happened lay within the 90\u{a0}% band on"), "{id}");
        assert!(page.contains("line one then") && page.contains("band outer"), "{id}");
    }
    // The same figures in every language and form, and every future.
    let fan = json("/instruments/icsant/forecast.json")["fan"].clone();
    let table = get(&server, "/fr/instruments/icsant/forecast.csv", &[]).body;
    for (row, at) in table.lines().skip(1).zip(fan.as_array().unwrap()) {
        assert!(row.contains(&format!(",{},{},", at["p05"], at["p25"])), "{row} {at}");
    }
    let draws = get(&server, "/instruments/icsant/forecast.csv?draws=yes", &[]).body;
    assert_eq!(draws.lines().count(), 10_001);
    // Where nothing can be said, the page says so.
    for (path, says) in [
        ("/en/instruments/icsant/forecast?on=1990-01-01", "nobody could join"),
        ("/en/momentum?forum=icns-cop", "is in this record: there is nothing before"),
        ("/en/momentum?on=1950-01-01", "No forum had met"),
        ("/en/pathways?on=1970-01-01", "No comparison can be made"),
    ] {
        assert!(html(path).contains(says), "{path}");
    }
    // Another clause, by the engine's own rule.
    let clause = "clause=enters+into+force+30+days+after+40+deposits";
    let answer = json(&format!("/instruments/icsant/forecast.json?{clause}"));
    assert_eq!(answer["what_if"]["entry_into_force"], "2008-07-11", "{answer}");
    assert!(html(&format!("/instruments/icsant/forecast?{clause}")).contains("40 deposits"));
    // A pathway says of every belief on whose word it is, and where it is written.
    let page = html("/en/pathways/article-16");
    assert!(page.contains("assumed") && page.contains("pathways/article-16.pathway:"), "{page}");
    assert_eq!(json("/pathways.json")["pathways"].as_array().unwrap().len(), 6);
    assert_eq!(json("/momentum.json")["forum"], "nss");
}

/// A picture that leaves its page says what it is, of which day, what its signs mean, where it comes from, and its licence.
#[test]
fn a_picture_says_what_it_is_wherever_it_goes() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for (path, said) in [
        (
            "/en/map.svg?instrument=icsant&on=2014-05-29",
            &["29 May 2014</text>", "● bound", "As of 29 May 2014"][..],
        ),
        ("/en/map.svg?instrument=icsant&view=map", &["belongs to no State of the record", "Line of Control"]),
        ("/fr/instruments/icsant.svg", &["racine"]),
        ("/ar/measures/bound-where-material-is.svg", &["direction=\"rtl\""]),
        ("/en/index.svg?on=2016-05-08", &["8 May 2016"]),
        ("/scores.svg", &["log of"]),
        ("/instruments/cppnm-amendment/forecast.svg?on=2008-12-31", &["As of 31 Dec 2008"]),
    ] {
        let picture = get(&server, path, &[]);
        assert_eq!((picture.status, picture.kind.as_str()), (200, "image/svg+xml"), "{path}");
        let page = path.split_once(".svg").unwrap().0.trim_end_matches("index");
        let address = format!("CC0-1.0 · {}{}", server.address, if page == "/en/" { "/en/" } else { "/" });
        for said in [&[address.as_str(), "known=2"], said].concat() {
            assert!(picture.body.contains(said), "{path}: {said}: {}", picture.body);
        }
    }
}
