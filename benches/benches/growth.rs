//! P7 of the goals, what grows: an act alone, one upon a note verbale, a proof, an instrument's status and who is bound, in logs of
//! 10^4 to 10^7 acts. Pages are measured by `cargo xtask bench growth`.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    path::Path,
    time::{Duration, Instant},
};

use comity_benches::{ACTORS, INSTRUMENTS, acts, content, contents, id};
use comity_ledger::{
    Content, Fields, Kind, Ledger, Options, Proof, Statement, keyring::DEPOSITARY, verify::files,
};
use comity_regime::{ActorIx, Day, InstrumentIx};
use tempfile::TempDir;

/// So many acts a log has. The last is left out unless `COMITY_GROWTH=10000000` asks for it: it takes minutes, and many gigabytes.
const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];
/// Each is done so often, an act by each State at most once; the one in the middle is told.
const TIMES: u16 = 199;

fn main() {
    let most = std::env::var("COMITY_GROWTH").ok().and_then(|most| most.parse().ok()).unwrap_or(1_000_000);
    let measured: Vec<[f64; 5]> = SIZES.into_iter().filter(|n| *n <= most).map(measured).collect();
    let (first, last) = (measured.first().unwrap(), measured.last().unwrap());
    let ratios: Vec<String> = first.iter().zip(last).map(|(a, b)| format!("{:.2}", b / a)).collect();
    println!("P7 the last beside the first: {}", ratios.join(" · "));
}

/// An act alone, one with the note that it rests on, a proof, a status, and who is bound by what: in microseconds.
fn measured(n: usize) -> [f64; 5] {
    // In memory: what a disk takes is measured elsewhere, and is the same for any log.
    let shared = Path::new("/dev/shm");
    let folder = if shared.is_dir() { TempDir::new_in(shared) } else { TempDir::new() }.unwrap();
    let options = Options { origin: "example.org/bench".into(), today: || "2026-12-01".parse().unwrap() };
    let seed = || contents().into_iter().chain(acts(n).iter().map(content)).collect();
    drop(Ledger::open(folder.path(), &options, seed).unwrap());
    let ledger = Ledger::open(folder.path(), &options, Vec::new).unwrap();

    // Every pair ratifies and denounces in turn, equally often.
    let each = (n / (usize::from(ACTORS) * usize::from(INSTRUMENTS))).max(1);
    let turns = ["ratification", "denunciation"];
    let [act, after] = [each, each + 1].map(|done| turns[done % turns.len()]);
    let said = |k: u16, year: i16, act: &str, source: &str| {
        let day = Day::new(year, 1, 1).unwrap().plus_days(k.into()).to_string();
        let (actor, instrument) = (id(k % ACTORS), format!("t{}", k % INSTRUMENTS));
        Content::act(Fields::new([
            ("date", day.as_str()),
            ("actor", actor.as_str()),
            ("act", act),
            ("instrument", instrument.as_str()),
            ("source", source),
        ]))
    };
    let submit = |statement| {
        let begun = Instant::now();
        ledger.submit(statement).unwrap();
        begun.elapsed()
    };
    let one = middle(|k| {
        let page = format!("https://example.org/notifications/{k}");
        submit(Statement::unsigned(DEPOSITARY, said(k, 2021, act, &page)))
    });
    let noted = middle(|k| {
        let note = format!("note-{k}");
        let fields =
            Fields::new([("id", note.as_str()), ("title", "Note verbale"), ("publisher", "Ministry")]);
        let members = vec![Content { kind: Kind::Source, fields }, said(k, 2023, after, &note)];
        submit(Statement::group(DEPOSITARY, members))
    });
    let record = ledger.record();
    let read = files(folder.path().join("log"));
    let proof = middle(|k| {
        let index = record.checkpoint.size * u64::from(k) / u64::from(TIMES);
        let begun = Instant::now();
        Proof::make(&*read, &record.checkpoint, index).unwrap();
        begun.elapsed()
    });
    let day = |k: u16| Day::new(1925, 1, 1).unwrap().plus_days(i32::from(k) * 150);
    let status = middle(|k| {
        let begun = Instant::now();
        let status = record.regime.status(InstrumentIx(k % INSTRUMENTS), day(k));
        let took = begun.elapsed();
        assert!(status.entry_into_force.is_some());
        took
    });
    let places = middle(|k| {
        let begun = Instant::now();
        let mut sure = 0;
        // As pages ask: by instrument, for all States.
        for ix in (0..INSTRUMENTS).map(InstrumentIx) {
            let places = record.regime.places(ix, day(k));
            sure += (0..ACTORS).filter(|actor| places.of(ActorIx(*actor)).1).count();
        }
        let took = begun.elapsed();
        assert!(sure <= usize::from(ACTORS) * usize::from(INSTRUMENTS));
        took
    });
    let all = [one, noted, proof, status, places].map(|took| took.as_secs_f64() * 1e6);
    println!(
        "P7 {n:>9} acts: one more {:>8.1} us · upon a note {:>8.1} us · proof {:>8.1} us · status {:>8.1} us · where every State stands {:>8.1} us",
        all[0], all[1], all[2], all[3], all[4]
    );
    all
}

/// How long something takes, in the middle of many times.
fn middle(mut once: impl FnMut(u16) -> Duration) -> Duration {
    let mut took: Vec<Duration> = (0..TIMES).map(&mut once).collect();
    took.sort_unstable();
    took[usize::from(TIMES / 2)]
}
