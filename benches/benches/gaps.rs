//! P9: every measure of the built-in record on every day on which it may change, beside the same sums in DuckDB.
//!
//! DuckDB gets the easy half: who brings what from when until when is worked out for it, and it only adds up.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    collections::BTreeMap,
    env,
    fs::File,
    io::{BufWriter, Write},
    process::Command,
    time::{Duration, Instant},
};

use comity_assess::measure::{Reckoner, Stake, assess, series};
use comity_benches::record;
use comity_regime::{Day, Regime};
use tempfile::TempDir;

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1e3
}

fn best(times: usize, mut what: impl FnMut()) -> Duration {
    let once = |()| {
        let begun = Instant::now();
        what();
        begun.elapsed()
    };
    std::iter::repeat_n((), times).map(once).min().unwrap()
}

fn main() {
    let regime = record();
    let (from, to): (Day, Day) = ("1945-01-01".parse().unwrap(), "2026-11-30".parse().unwrap());
    let measures = &regime.register().measures;
    let reckoners: Vec<Reckoner<'_>> =
        measures.iter().map(|m| Reckoner::new(&regime, &m.figure, &m.source).unwrap()).collect();
    let mut days = 0;
    for (measure, reckoner) in measures.iter().zip(&reckoners) {
        let own = reckoner.days(from, to).len();
        let took = best(5, || drop(series(&regime, measure, from, to).unwrap()));
        println!("   {:<24} {own:>5} days {:>8.2} ms", measure.id, ms(took));
        days += own;
    }
    let all = best(5, || measures.iter().for_each(|m| drop(series(&regime, m, from, to).unwrap())));
    println!("P9 {} measures on {days} days of change: {:.1} ms in all", measures.len(), ms(all));
    let once = best(20, || measures.iter().for_each(|m| drop(assess(&regime, m, to).unwrap())));
    println!("P9 all of them on one day, with groups, variants and doubts: {:.2} ms", ms(once));
    let Some(python) = env::var_os("COMITY_PYTHON") else {
        println!("   set COMITY_PYTHON to a Python with duckdb to measure beside it");
        return;
    };
    beside(&python, &regime, &reckoners, (from, to));
}

/// What each brings to a measure from when until when.
fn spans(reckoner: &Reckoner<'_>, days: &[Day], until: Day) -> Vec<(Day, Day, Stake)> {
    let mut open: BTreeMap<String, (Day, Stake)> = BTreeMap::new();
    let mut closed = vec![];
    for day in days {
        let now: BTreeMap<String, Stake> = reckoner.stakes(*day).into_iter().collect();
        open.retain(|who, (since, stake)| {
            let stays = now.get(who) == Some(stake);
            if !stays {
                closed.push((*since, *day, *stake));
            }
            stays
        });
        for (who, stake) in now {
            open.entry(who).or_insert((*day, stake));
        }
    }
    closed.extend(open.into_values().map(|(since, stake)| (since, until, stake)));
    closed
}

fn beside(python: &std::ffi::OsStr, regime: &Regime, reckoners: &[Reckoner<'_>], (from, to): (Day, Day)) {
    let folder = TempDir::new().unwrap();
    let (table, asked) = (folder.path().join("spans.csv"), folder.path().join("asked.csv"));
    let mut rows = BufWriter::new(File::create(&table).unwrap());
    let mut questions = BufWriter::new(File::create(&asked).unwrap());
    writeln!(rows, "measure,since,until,low,low_of,high,high_of").unwrap();
    writeln!(questions, "measure,day").unwrap();
    let mut ours: Vec<u128> = vec![];
    for (n, (reckoner, measure)) in reckoners.iter().zip(&regime.register().measures).enumerate() {
        let days: Vec<Day> = std::iter::once(from).chain(reckoner.days(from, to)).collect();
        let spans = spans(reckoner, &days, Day::MAX);
        // What fills more than 64 bits a database would not add up exactly.
        if spans.iter().any(|(.., stake)| stake.low > 1 << 40 || stake.high > 1 << 40) {
            println!("   left out, as DuckDB has no numbers so large: {}", measure.id);
            continue;
        }
        for (since, until, s) in spans {
            let (since, until) = (since.number(), until.number());
            writeln!(rows, "{n},{since},{until},{},{},{},{}", s.low, s.low_of, s.high, s.high_of).unwrap();
        }
        for day in days {
            let sum: Stake = reckoner.stakes(day).into_iter().map(|(_, stake)| stake).sum();
            ours.push(sum.low + sum.low_of + sum.high + sum.high_of);
            writeln!(questions, "{n},{}", day.number()).unwrap();
        }
    }
    rows.flush().unwrap();
    questions.flush().unwrap();
    let output = Command::new(python).args(["-c", DUCKDB]).arg(&table).arg(&asked).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let (took, sums) = text.trim().split_once('\n').unwrap();
    let theirs: Vec<u128> = sums.split(',').map(|n| n.parse().unwrap()).collect();
    assert_eq!(ours, theirs, "both must say the same");
    println!("   DuckDB, 2 threads, adding up on {} of these days: {took} ms", ours.len());
}

const DUCKDB: &str = r"
import duckdb, sys, time
db = duckdb.connect()
db.execute('SET threads = 2')
db.execute('SET enable_progress_bar = false')
db.execute('CREATE TABLE spans AS SELECT * FROM read_csv(?)', [sys.argv[1]])
asked = db.execute('SELECT measure, day FROM read_csv(?)', [sys.argv[2]]).fetchall()
query = 'SELECT coalesce(sum(low + low_of + high + high_of), 0) FROM spans WHERE measure = ? AND since <= ? AND ? < until'
best, sums = None, None
for _ in range(3):
    begun = time.perf_counter()
    sums = [db.execute(query, [m, d, d]).fetchone()[0] for m, d in asked]
    took = (time.perf_counter() - begun) * 1e3
    best = took if best is None else min(best, took)
print(f'{best:.1f}')
print(','.join(str(int(n)) for n in sums))
";
