//! Whoever keeps a server is called when they should be: the rules and the dashboard in `ops/`, tried by Prometheus'
//! own tools, by the types of Grafana's schema, and by a real Prometheus that reads a real log and a mirror of it.

use std::{
    collections::BTreeSet,
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::Ended;
use crate::{
    built, install,
    run::{Running, entrust, path, soon, succeeds, tell},
    step::{Done, root, run},
};

/// How long is waited for an alert: those that are waited for call after a minute.
const GUARD: Duration = Duration::from_secs(300);

/// Everything that `ops/` has, held against what there is.
pub fn check() -> Done {
    install::programs(&[install::PROMETHEUS, install::PROMTOOL, install::CURL])?;
    let ops = root().join("ops");
    promtool(&["check", "rules"], &ops.join("rules.yml"))?;
    promtool(&["check", "config"], &ops.join("prometheus.yml"))?;
    promtool(&["test", "rules"], &ops.join("rules.test.yml"))?;
    tell("every alert calls when it should, and not before");
    typed(&ops.join("dashboard.json"))?;
    tell("the dashboard is as Grafana's schema has it");
    built::program()?;
    live(&Watched::begin()?)
}

fn promtool(arguments: &[&str], file: &Path) -> Done {
    let output = Command::new("promtool").args(arguments).arg(file).output();
    let output = output.map_err(|e| format!("promtool: {e}"))?;
    let said =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    if output.status.success() { Ok(()) } else { Err(format!("promtool {}: {said}", arguments.join(" "))) }
}

/// Holds a dashboard against the types that Grafana publishes.
fn typed(dashboard: &Path) -> Done {
    let folder = root().join("target/grafana");
    install::npm(&folder, &["@grafana/schema@13", "typescript@5"])?;
    let failed = |e: std::io::Error| format!("{}: {e}", dashboard.display());
    fs::copy(root().join("xtask/interop/dashboard.ts"), folder.join("dashboard.ts")).map_err(failed)?;
    let text = fs::read_to_string(dashboard).map_err(failed)?;
    let held = format!("import {{ check }} from \"./dashboard\";\ncheck({text});\n");
    fs::write(folder.join("held.ts"), held).map_err(failed)?;
    let mut compiler = Command::new(folder.join("node_modules/.bin/tsc"));
    compiler.args(["--noEmit", "--strict", "--skipLibCheck", "--module", "esnext"]);
    run(compiler.args(["--moduleResolution", "bundler", "--target", "es2022", "held.ts"]).current_dir(folder))
}

/// Waits until as many witnesses have cosigned what a log says as its policy wants.
fn cosigned(log: &str) -> Done {
    for _ in 0..120 {
        let metrics = Command::new("curl").args(["-s", &format!("{log}/metrics")]).output();
        let metrics = metrics.map_err(|e| format!("curl: {e}"))?;
        if String::from_utf8_lossy(&metrics.stdout).lines().any(|line| line == "comity_log_quorum 1") {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(250));
    }
    Err(format!("no witness has cosigned what {log} says"))
}

/// A log, a witness, a mirror, and Prometheus, which reads both each second.
struct Watched {
    data: PathBuf,
    folder: PathBuf,
    log: Running,
    mirror: Running,
    _witness: Running,
    _prometheus: Ended,
    prometheus: String,
}

impl Watched {
    fn begin() -> Result<Watched, String> {
        let folder = root().join("target/monitor");
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let data = folder.join("data");
        let serve = |more: &[&str]| {
            let listen = ["--data", &path(&data), "serve", "--listen", "127.0.0.1:0"];
            Running::start(&folder, "log", &[&listen, more].concat(), "  pages  ")
        };
        drop(serve(&["--origin", "example.org/monitor"])?);
        let officers = ["first", "second"].map(|name| path(&folder.join(format!("{name}.pem"))));
        entrust(&path(&data), &officers)?;
        let key = succeeds(&["--data", &path(&data), "log", "key"])?.trim().to_owned();
        let own = path(&folder.join("witness"));
        let watch = ["witness", &own, "--name", "w.example/1", "--log", &key, "--listen", "127.0.0.1:0"];
        let witness = Running::start(&folder, "witness", &watch, "  witness ")?;
        let policy = folder.join("policy");
        let text = format!("log {key}\nwitness {}\nquorum w.example/1\n", witness.said);
        fs::write(&policy, text).map_err(|e| e.to_string())?;
        let policy = path(&policy);
        // As behind a proxy, so that readers are told apart; and so that little is often.
        let log = serve(&["--policy", &policy, "--behind-proxy", "--requests-per-minute", "5"])?;
        let copy = path(&folder.join("mirror"));
        let url = log.said.trim_end_matches('/');
        // A mirror that insists on the witness does not begin before it has cosigned.
        cosigned(url)?;
        let mirror = ["mirror", url, &copy, "--policy", &policy, "--listen", "127.0.0.1:0", "--every", "1"];
        let mirror = Running::start(&folder, "mirror", &mirror, "  pages  ")?;
        let (process, prometheus) = prometheus(&folder, &[&log.said, &mirror.said])?;
        Ok(Watched { data, folder, log, mirror, _witness: witness, _prometheus: process, prometheus })
    }

    /// What Prometheus answers at an address of its API.
    fn api(&self, asked: &str, query: &str) -> Result<Value, String> {
        let mut curl = Command::new("curl");
        curl.args(["-s", "--get", "--data-urlencode", &format!("query={query}")]);
        let answer = curl.arg(format!("{}/api/v1/{asked}", self.prometheus)).output();
        let answer = answer.map_err(|e| format!("curl: {e}"))?;
        let answer: Value = serde_json::from_slice(&answer.stdout)
            .map_err(|e| format!("Prometheus does not answer in JSON ({e})"))?;
        match answer["status"].as_str() {
            Some("success") => Ok(answer["data"].clone()),
            _ => Err(format!("Prometheus refuses '{query}': {}", answer["error"])),
        }
    }

    /// How many series an expression gives now.
    fn count(&self, expression: &str) -> Result<usize, String> {
        let answer = self.api("query", expression)?;
        // A scalar is one.
        Ok(if answer["resultType"] == "vector" { list(&answer["result"]).len() } else { 1 })
    }

    /// The alerts that call.
    fn calls(&self) -> Result<BTreeSet<String>, String> {
        let alerts = self.api("alerts", "")?;
        let firing = list(&alerts["alerts"]).iter().filter(|alert| alert["state"] == "firing");
        Ok(firing.map(|alert| word(&alert["labels"]["alertname"])).collect())
    }

    /// Waits until exactly these alerts call.
    fn calls_for(&self, expected: &[&str]) -> Done {
        let expected: BTreeSet<String> = expected.iter().map(|&name| name.to_owned()).collect();
        let begun = Instant::now();
        loop {
            let calls = self.calls()?;
            if calls == expected {
                return Ok(());
            }
            if begun.elapsed() > GUARD {
                return Err(format!("{expected:?} should call, and {calls:?} do"));
            }
            thread::sleep(Duration::from_millis(500));
        }
    }
}

/// Starts Prometheus with the configuration in `ops/`, but for the servers that are there, and each second.
fn prometheus(folder: &Path, servers: &[&str]) -> Result<(Ended, String), String> {
    let ops = root().join("ops");
    let host = |server: &&str| format!("\"{}\"", server.trim_start_matches("http://").trim_end_matches('/'));
    let servers = servers.iter().map(host).collect::<Vec<_>>().join(", ");
    let mut text = fs::read_to_string(ops.join("prometheus.yml")).map_err(|e| e.to_string())?;
    let rules = format!("- {}", path(&ops.join("rules.yml")));
    let changes =
        [("_interval: 15s", "_interval: 1s"), ("- rules.yml", &rules), ("\"127.0.0.1:8016\"", &servers)];
    for (from, to) in changes {
        if !text.contains(from) {
            return Err(format!("ops/prometheus.yml does not say '{from}'"));
        }
        text = text.replace(from, to);
    }
    let configuration = folder.join("prometheus.yml");
    fs::write(&configuration, text).map_err(|e| e.to_string())?;
    let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
    let address = free.map_err(|e| e.to_string())?.to_string();
    let complaints = fs::File::create(folder.join("prometheus.complaints")).map_err(|e| e.to_string())?;
    let mut process = Command::new("prometheus");
    process.arg(format!("--config.file={}", configuration.display()));
    process.arg(format!("--storage.tsdb.path={}", folder.join("prometheus").display()));
    process.arg(format!("--web.listen-address={address}")).arg("--log.level=warn");
    let process = process.stdout(Stdio::null()).stderr(complaints).spawn();
    Ok((Ended(process.map_err(|e| format!("prometheus: {e}"))?), format!("http://{address}")))
}

fn live(watched: &Watched) -> Done {
    let servers = r#"count(up{job="comity"} == 1) == 2"#;
    soon(|| watched.count(servers).ok().filter(|&n| n == 1)).ok_or("Prometheus does not read the servers")?;
    used(watched)?;
    let refused = r#"rate(comity_http_refused_total{why="often"}[1m]) > 0"#;
    let recorded = r#"rate(comity_http_answers_total{method="POST", status="201"}[1m])"#;
    let cosigned = "comity_log_quorum == 1 and comity_log_entries > 1";
    for expression in [refused, recorded, cosigned, "asked:comity_http_seconds:p99_5m > 0"] {
        soon(|| watched.count(expression).ok().filter(|&n| n > 0))
            .ok_or_else(|| format!("Prometheus does not see '{expression}'"))?;
    }
    let served = described(watched)?;
    rules(watched, &served)?;
    dashboard(watched, &served)?;
    fires(watched)
}

/// Readers and a State do what is then to be seen.
fn used(watched: &Watched) -> Done {
    let url = |path: &str| format!("{}{path}", watched.log.said.trim_end_matches('/'));
    let ask = |path: &str| {
        let mut curl = Command::new("curl");
        curl.args(["-s", "-o", "/dev/null", "-H", "X-Forwarded-For: 203.0.113.9", &url(path)]);
        run(&mut curl)
    };
    // More searches of one address than a minute has room for.
    (0..12).try_for_each(|n| ask(&format!("/search?q=word{n}")))?;
    ["/", "/states/FIN", "/log/checkpoint", "/style.css", "/nowhere"].into_iter().try_for_each(ask)?;
    let officers = ["first", "second"].map(|name| path(&watched.folder.join(format!("{name}.pem"))));
    let key = succeeds(&["--data", &path(&watched.data), "log", "key"])?;
    // What Prometheus saw once is no change yet: the second is.
    for actor in ["HTI", "TON"] {
        let act = ["--act", "accession", "--instrument", "icsant", "--date", "2026-11-20"];
        let said = ["record", "--to", &watched.log.said, "--log-key", key.trim(), "--actor", actor];
        let signed = ["--source", "untc-2015", "--sign", &officers[0], "--sign", &officers[1]];
        succeeds(&[&said[..], &act, &signed].concat())?;
        thread::sleep(Duration::from_secs(2));
        ask("/search?q=again")?;
    }
    Ok(())
}

/// Holds what servers say against the linter of Prometheus and the table of the book; gives back the names of all series.
fn described(watched: &Watched) -> Result<BTreeSet<String>, String> {
    let book =
        fs::read_to_string(root().join("docs/runbook.md")).map_err(|e| format!("docs/runbook.md: {e}"))?;
    for server in [&watched.log, &watched.mirror] {
        let file = watched.folder.join("metrics");
        let mut curl = Command::new("curl");
        curl.args(["-s", "-H", "Accept: text/plain", "-o"]).arg(&file);
        run(curl.arg(format!("{}/metrics", server.said.trim_end_matches('/'))))?;
        let metrics = fs::read_to_string(&file).map_err(|e| e.to_string())?;
        let names: BTreeSet<&str> =
            metrics.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
        if let Some(name) = names.iter().find(|name| !book.contains(&format!("`{name}`"))) {
            return Err(format!("the table in docs/runbook.md does not say what {name} is"));
        }
        let input = fs::File::open(&file).map_err(|e| e.to_string())?;
        run(Command::new("promtool").args(["check", "metrics"]).stdin(input))?;
    }
    tell("what the servers say is as Prometheus' linter wants it, and the book says what it means");
    let names = watched.api("label/__name__/values", "")?;
    Ok(list(&names).iter().map(word).collect())
}

/// Tries the expression of every rule, and holds alerts against the runbook and against what `promtool` tries.
fn rules(watched: &Watched, served: &BTreeSet<String>) -> Done {
    let read = |name: &str| fs::read_to_string(root().join(name)).map_err(|e| format!("{name}: {e}"));
    let (book, tests) = (read("docs/runbook.md")?, read("ops/rules.test.yml")?);
    let answer = watched.api("rules", "")?;
    for group in list(&answer["groups"]) {
        ordered(list(&group["rules"]))?;
    }
    let all: Vec<&Value> = list(&answer["groups"]).iter().flat_map(|group| list(&group["rules"])).collect();
    let mut alerts = BTreeSet::new();
    for rule in all {
        let (name, query) = (word(&rule["name"]), word(&rule["query"]));
        if rule["health"] != "ok" {
            return Err(format!("the rule {name} is {}: {}", rule["health"], rule["lastError"]));
        }
        watched.count(&query)?;
        known(&name, &query, served)?;
        if rule["type"] != "alerting" {
            continue;
        }
        let section = format!("docs/runbook.md#{}", name.to_lowercase());
        if rule["annotations"]["runbook"] != *section || !book.contains(&format!("\n## {name}\n")) {
            return Err(format!("{name} names no section of docs/runbook.md: that is {section}"));
        }
        let tried = |what: &str| tests.contains(&format!("alertname: {name}\n        exp_alerts:{what}\n"));
        if !tried("") || !tried(" []") {
            return Err(format!("ops/rules.test.yml does not try when {name} calls, and when it does not"));
        }
        alerts.insert(name);
    }
    let mut sections =
        book.lines().filter_map(|line| line.strip_prefix("## ")).filter(|s| s.starts_with("Comity"));
    if let Some(section) = sections.find(|section| !alerts.contains(*section)) {
        return Err(format!("docs/runbook.md has a section for {section}, and there is no such alert"));
    }
    tell(&format!("{} alerts can be computed, each with a section of the runbook", alerts.len()));
    Ok(())
}

/// Every expression of the dashboard gives something.
fn dashboard(watched: &Watched, served: &BTreeSet<String>) -> Done {
    let text = fs::read_to_string(root().join("ops/dashboard.json")).map_err(|e| e.to_string())?;
    let dashboard: Value = serde_json::from_str(&text).map_err(|e| format!("ops/dashboard.json: {e}"))?;
    for variable in list(&dashboard["templating"]["list"]) {
        known("a variable", &variable["query"].to_string(), served)?;
    }
    let mut count = 0;
    for panel in list(&dashboard["panels"]) {
        for target in list(&panel["targets"]) {
            let (title, written) = (word(&panel["title"]), word(&target["expr"]));
            let expression = written.replace("$job", "comity").replace("$instance", ".*");
            let expression = expression.replace("$__rate_interval", "1m");
            if expression.contains('$') {
                return Err(format!("the panel '{title}' has a variable that is not known: {expression}"));
            }
            known(&title, &expression, served)?;
            if watched.count(&expression).map_err(|e| format!("the panel '{title}': {e}"))? == 0 {
                return Err(format!("the panel '{title}' stays empty: {expression}"));
            }
            count += 1;
        }
    }
    tell(&format!("{count} expressions of the dashboard show something"));
    if count == 0 { Err("ops/dashboard.json shows nothing".into()) } else { Ok(()) }
}

/// Whether all series that an expression names are there.
fn known(what: &str, expression: &str, served: &BTreeSet<String>) -> Done {
    let mut names = words(expression).filter(|word| {
        word.starts_with("comity_") || word.starts_with("process_") || word.contains(":comity_")
    });
    match names.find(|name| !served.contains(*name)) {
        Some(name) => Err(format!("{what}: no server says {name}")),
        None => Ok(()),
    }
}

/// Whether every rule of a group asks only for what a rule before it in the same group records. Groups are evaluated in
/// no order (Prometheus: "Recording rules"): an alert in another group may find what was recorded a turn ago.
fn ordered(group: &[Value]) -> Done {
    let mut recorded = BTreeSet::new();
    for rule in group {
        let (name, query) = (word(&rule["name"]), word(&rule["query"]));
        match words(&query).find(|word| word.contains(":comity_") && !recorded.contains(*word)) {
            Some(early) => {
                return Err(format!("{name} asks for {early}, which its group does not record before it"));
            }
            None => recorded.insert(name),
        };
    }
    Ok(())
}

fn words(expression: &str) -> impl Iterator<Item = &str> {
    expression.split(|c: char| !c.is_ascii_alphanumeric() && !"_:".contains(c))
}

/// The public files of the log cannot be written: somebody is called after a minute, and no more once they can be.
fn fires(watched: &Watched) -> Done {
    watched.calls_for(&[])?;
    let (log, aside) = (watched.data.join("log"), watched.folder.join("aside"));
    fs::rename(&log, &aside).and_then(|()| fs::write(&log, "in the way")).map_err(|e| e.to_string())?;
    watched.calls_for(&["ComityPublicFilesBehind"])?;
    tell("the public files are taken away: ComityPublicFilesBehind calls, and nothing else");
    fs::remove_file(&log).map_err(|e| e.to_string())?;
    watched.calls_for(&[])?;
    tell("nothing is in the way any more, the log makes them again by itself, and nobody is called");
    Ok(())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_no_server_says_is_named() {
        let served = ["comity_log_entries", "asked:comity_http_seconds:p99_5m", "process_open_fds"];
        let served: BTreeSet<String> = served.map(str::to_owned).into();
        let tried = |expression: &str| known("a rule", expression, &served);
        let all = r#"up{job="comity"} + sum by (asked) (asked:comity_http_seconds:p99_5m{asked="page"}) / comity_log_entries"#;
        assert_eq!(tried(all), Ok(()));
        for wrong in ["rate(comity_log_entry[5m])", "process_fds", "asked:comity_http_seconds:p98_5m > 1"] {
            assert!(tried(wrong).unwrap_err().starts_with("a rule: no server says "), "{wrong}");
        }
    }

    #[test]
    fn what_is_recorded_too_late_is_named() {
        let rule = |name: &str, query: &str| serde_json::json!({ "name": name, "query": query });
        let recorded = rule("asked:comity_http_seconds:p99_5m", "rate(comity_http_seconds_bucket[5m])");
        let alert = rule("ComitySlow", "asked:comity_http_seconds:p99_5m > 1");
        assert_eq!(ordered(&[recorded.clone(), alert.clone()]), Ok(()));
        for late in [vec![alert.clone()], vec![alert, recorded]] {
            assert!(ordered(&late).unwrap_err().starts_with("ComitySlow asks for asked:comity_"), "{late:?}");
        }
    }
}
