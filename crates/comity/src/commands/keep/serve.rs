//! `comity serve`: the pages.

use std::{
    path::Path,
    process::ExitCode,
    sync::Arc,
    thread,
    time::{Duration, UNIX_EPOCH},
};

use comity_ledger::{
    Content, History, Kind, Ledger, Options, Record, SecretKey, contents,
    documents::{Documents, missing},
    entry::folder::too_large,
    secret::exposed,
    trust::is_policy,
};
use comity_regime::{Day, ForumIx, InstrumentIx, language::ast::Force, load, register::Instrument};
use comity_web::{App, Archive, Cosigning, Limits, Setup, Trouble, metrics::Metrics};

use crate::{
    commands::{
        Done,
        ask::{known::at_least, status},
    },
    folder, gather,
    mail::Office,
    patience::Patience,
    publish::{self, Publisher, address},
    report::{Failure, say, tell},
    settings::{self, Arguments, Settings},
    source,
};

/// How long work that was begun may take to end once nobody is served any more.
pub const ENDS_WITHIN: Duration = Duration::from_secs(1);

/// How often is looked for documents that were brought beside the server.
const LOOK: Duration = Duration::from_secs(10);

pub fn run(from: &source::From, arguments: Arguments) -> Done {
    let Settings {
        listen,
        origin,
        address: canonical,
        policy,
        publish,
        mail,
        tls,
        requests_per_minute,
        behind_proxy,
        bounds,
        room,
        log,
        empty,
    } = arguments.settle(&from.data())?;
    settings::log(log);
    let policy = policy.as_deref().map(crate::commands::policy).transpose()?;
    let origin = named(&from.data(), origin, &listen, behind_proxy)?;
    let place = publish.as_deref().map(address::open).transpose()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(&listen).await.map_err(|e| {
            Failure::usage(format!("cannot listen on {listen}: {e}; choose another address with --listen"))
        })?;
        let address = listener.local_addr()?;
        let data = from.data();
        let seed = seed(from, empty)?;
        let patience = Patience::with("opening the record");
        let ledger = {
            let options = Options { origin, today: source::today };
            Ledger::open_by(&data, &options, comity_draft::refused, move || seed)?
        };
        drop(patience);
        for (entry, file) in ledger.missing() {
            tell(format!(
                "comity: {file}, sealed by entry {entry}, is missing or was changed; restore it from a backup"
            ));
        }
        for path in exposed(&data) {
            let path = path.display();
            tell(format!(
                "comity: {path} can be read by others than its owner, and who has it signs in the name of the log: chmod 600 {path}"
            ));
        }
        for path in ledger.mended() {
            tell(format!("comity: {path} had been changed; it was made again from the store"));
        }
        if !ledger.leads() {
            tell("comity: another server sequences this log; what is said here goes to it, and this one takes its place when it is gone");
        }
        let documents = Documents::of(&data, room);
        // Nobody else has the folder.
        documents.tidy();
        match missing(&ledger.record().regime, &documents) {
            0 => {}
            count => tell(format!("comity: {count} of the documents that the log cites are not kept here; 'comity document FILE' brings one")),
        }
        // Whoever started it may not be listening: that is no reason not to serve.
        let code = (!ledger.record().trust.keyring.is_entrusted()).then(new_code);
        let text = summary(
            &ledger.record(),
            code.as_deref(),
            &format!("{}://{address}/", if tls.is_some() { "https" } else { "http" }),
            ledger.verifier_key(),
            &data,
        );
        let _ = say(text.trim_end());
        let (ledger, documents) = (Arc::new(ledger), Arc::new(documents));
        look(&ledger, &documents);
        let policy = policy.map(|policy| policy.trusting(ledger.verifier_key())).transpose()?;
        let cosigning = policy.map(|policy| {
            gather::start(&ledger, data.join("log"), &policy);
            Arc::new(Cosigning::new(policy))
        });
        let metrics = Arc::<Metrics>::default();
        let office = mail.map(|mail| Office::open(&data, mail)).transpose()?;
        if let Some(place) = place {
            let publisher = Publisher::new(place, &data.join("log"), ledger.verifier_key(), false);
            // Whoever publishes keeps no log open.
            let log = Arc::downgrade(&ledger);
            publish::beside(publisher, metrics.clone(), move || log.upgrade().is_some_and(|log| log.leads()))?;
        }
        let (current, desk, failing, leading) =
            (ledger.clone(), ledger.clone(), ledger.clone(), ledger.clone());
        let app = App::new(Setup {
            shelf: Arc::default(),
            making: Arc::default(),
            archive: Archive::new(documents),
            desk: comity_web::Desk::in_folder(&data),
            address: canonical,
            tls: tls.is_some(),
            limits: Some(Arc::new(Limits::new(requests_per_minute, behind_proxy))),
            record: Arc::new(move || current.record()),
            history: History::of(&data),
            today: source::today,
            folder: data.clone(),
            sequences: Arc::new(move || leading.leads()),
            trouble: Arc::new(move || {
                let unwritten = failing.failure().map(Trouble::Unwritten);
                unwritten.or_else(|| failing.behind().map(Trouble::Behind))
            }),
            metrics: metrics.clone(),
            code,
            subscribers: office.as_ref().map(Office::subscribers),
            say: Some(Arc::new(move |statement, paper| desk.submit_with(statement, paper))),
            program: program(),
            cosigning,
        });
        let working = office.map(|office| {
            // Whoever writes letters keeps no log open.
            let log = Arc::downgrade(&ledger);
            office.begin(app.letters(), metrics, move || log.upgrade().is_some_and(|log| log.leads()))
        });
        comity_web::serve(listener, app, tls, bounds).await?;
        if let Some(working) = working {
            working.end(ENDS_WITHIN);
        }
        Ok(ExitCode::SUCCESS)
    });
    // What is still being made is for nobody any more.
    runtime.shutdown_timeout(ENDS_WITHIN);
    done
}

/// Looks now and then for documents that were brought beside the server, so that pages say so.
fn look(ledger: &Arc<Ledger>, documents: &Arc<Documents>) {
    let (ledger, documents) = (Arc::downgrade(ledger), documents.clone());
    thread::spawn(move || {
        loop {
            thread::sleep(LOOK);
            // Nobody is served any more.
            let Some(ledger) = ledger.upgrade() else { return };
            if let Err(error) = documents.follow() {
                tracing::warn!("what other servers brought is not known: {error}");
            }
            missing(&ledger.record().regime, &documents);
        }
    });
}

/// The name of the log: its own, or the one that it is to be given. Refuses another than it has, and to be public under the name that
/// every log has which is only tried out.
fn named(data: &Path, origin: Option<String>, listen: &str, behind_proxy: bool) -> Result<String, Failure> {
    let key = std::fs::read_to_string(data.join("log.vkey")).ok();
    let own = key.as_deref().and_then(|key| key.split('+').next());
    if let (Some(own), Some(other)) = (own, origin.as_deref().filter(|origin| Some(*origin) != own)) {
        return Err(Failure::usage(format!(
            "the log in {} is called '{own}' and keeps its name: leave --origin {other} out, or name another folder with --data",
            data.display()
        )));
    }
    let name = own.map(str::to_owned).or(origin).unwrap_or_else(|| crate::settings::ORIGIN.into());
    let local = listen.parse().is_ok_and(|address: std::net::SocketAddr| address.ip().is_loopback());
    let local = (local || listen.starts_with("localhost:")) && !behind_proxy;
    if local || name != crate::settings::ORIGIN {
        return Ok(name);
    }
    Err(Failure::usage(format!(
        "a log that others can reach needs a name of its own, and '{name}' is that of every log that is tried out: begin one with --origin record.example.org/log, or listen on 127.0.0.1"
    )))
}

/// What tells this build from others: the version, and the size and time of the program's file.
pub fn program() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata).ok();
    let written =
        file.as_ref().and_then(|f| f.modified().ok()).and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    let build = file.map_or(0, |f| f.len()) ^ written.map_or(0, |t| t.as_secs() << 24);
    format!("{}-{build:x}", env!("CARGO_PKG_VERSION"))
}

/// What a new log begins with: the folder named by --record, or what is built in; or only its rules of who may do what.
fn seed(from: &source::From, empty: bool) -> Result<Vec<Content<'static>>, Failure> {
    if empty {
        if from.record.is_some() {
            return Err(Failure::usage("a log begins with a record folder, or with --empty, not with both"));
        }
        let built_in = contents(&folder::built_in()).into_iter();
        let rules =
            |content: &Content<'_>| content.kind == Kind::Definition && is_policy(content.fields.get("path"));
        return Ok(built_in.filter(rules).collect());
    }
    let Some(dir) = &from.record else { return Ok(contents(&folder::built_in())) };
    if comity_ledger::store::is_named(&from.data()) {
        let text = format!("{} holds a log already; --record begins a new one", from.data().display());
        return Err(Failure::usage(text));
    }
    let files = folder::read(dir)?;
    let loaded = load::load(&files, Some(&folder::built_in()), None)
        .map_err(|found| Failure::Found(folder::below(dir, found)))?;
    let large = too_large(&files);
    if !large.is_empty() {
        return Err(Failure::Found(folder::below(dir, large)));
    }
    Ok(contents(&folder::completed(files, &loaded.regime)))
}

/// What the regime's state is today, and where to look.
fn summary(record: &Record, code: Option<&str>, address: &str, key: &str, data: &Path) -> String {
    let on = source::today();
    let (size, root) = (record.checkpoint.size, record.checkpoint.root_hex());
    let state: String = lines(record, on).iter().map(|line| format!("  {line}\n")).collect();
    format!(
        "comity {}, as of {on}: {size} entries, root {}…\n\n{state}\n  pages  {address}\n  log    {address}log/checkpoint\n  key    {key}\n  data   {}\n{}\nCtrl-C ends it.\n",
        env!("CARGO_PKG_VERSION"),
        &root[..12],
        data.display(),
        code.map_or(String::new(), |code| format!(
            "  code   {code}  (for the first two officers: comity key register --to {address} --code CODE)\n"
        ))
    )
}

/// What whoever started the server can show the first two officers, and nobody else can guess.
fn new_code() -> String {
    let random = SecretKey::generate().public().to_string();
    let letters = random.trim_start_matches("ed25519:").chars().filter(char::is_ascii_alphanumeric);
    letters.take(24).collect()
}

fn lines(record: &Record, on: Day) -> Vec<String> {
    let register = record.regime.register();
    // Joint statements are many and proposals bind nobody: they are counted, not listed.
    let listed = |(_, i): &(InstrumentIx, &Instrument)| i.stands_alone() && i.force != Force::Proposed;
    let each = (0..).map(InstrumentIx).zip(&register.instruments).filter(listed);
    let mut lines: Vec<String> = each
        .map(|(ix, definition)| {
            let answer = record.regime.status(ix, on);
            let glyph = status::glyph(answer.in_force);
            let parties = at_least(answer.parties, answer.by_name.parties, answer.known_through);
            let state = match (definition.force, answer.in_force, answer.entry_into_force) {
                (Force::Political, _, _) => format!("{parties} subscribers"),
                (_, Some(true), Some(date)) => format!("in force since {date}, {parties} parties"),
                (_, Some(false), _) if answer.ended.is_some() => {
                    format!("ended on {}", answer.ended.map(|day| day.to_string()).unwrap_or_default())
                }
                (_, state, _) => {
                    format!("{}, {} contracting", status::word(state), answer.have.unwrap_or_default())
                }
            };
            let until = answer.complete_through.filter(|day| *day < on);
            let until = until.map(|day| format!(" (acts recorded through {day})")).unwrap_or_default();
            format!("{glyph} {:<16} {state}{until}", definition.id)
        })
        .collect();
    let statements = register.instruments.iter().filter(|i| i.made_at.is_some()).count();
    let commitments = record.regime.commitments(on).len();
    if commitments > 0 {
        lines.push(format!("  {commitments} commitments, {statements} joint statements among them"));
    }
    let mut due = vec![];
    for ix in (0..).map(ForumIx).take(register.forums.len()) {
        record.regime.forum_due(ix, None, on, &mut due);
    }
    due.retain(|d| d.due.is_some());
    due.sort_by_key(|d| (!d.passed, d.due.map(|w| w.earliest)));
    for d in due.iter().take(3) {
        let day = d.due.map_or(String::new(), |w| w.to_string());
        lines.push(format!("{} {day}: {}", d.state, d.text));
    }
    lines
}
