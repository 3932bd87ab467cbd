//! P8: a text of 150 articles and 3,000 proposals, read anew and compared, beside comparisons of the same words by git and by LibreOffice.
//!
//! The peers get the easy half: two files of words, a provision a line, with no account of who proposed what and what it waits for.
//! `COMITY_UNO_PYTHON` is a Python that reaches LibreOffice, where it is to be asked (`cargo xtask bench texts` installs both).

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::{
    env,
    fmt::Write,
    fs,
    process::Command,
    time::{Duration, Instant},
};

use comity_benches::office;
use comity_draft::{Act, Reading, fold, read_acts, view::compare};
use comity_regime::{Day, SourceText};
use tempfile::TempDir;

const ARTICLES: usize = 150;
const PARAGRAPHS: usize = 4;
const DELEGATIONS: usize = 20;
/// On how many days something is proposed.
const DAYS: i32 = 60;

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1e3
}

/// The best and the middle of some times.
fn times(count: usize, mut what: impl FnMut()) -> (f64, f64) {
    let mut all: Vec<Duration> = (0..count)
        .map(|_| {
            let begun = Instant::now();
            what();
            begun.elapsed()
        })
        .collect();
    all.sort();
    (ms(all[0]), ms(all[count / 2]))
}

/// Numbers that are the same in every run (a linear congruential generator, Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

fn day(n: i32) -> Day {
    "2026-01-01".parse::<Day>().unwrap().plus_days(n)
}

/// Words that a paragraph is made of, none twice in it.
fn words(paragraph: usize) -> Vec<String> {
    (0..24).map(|n| format!("w{}x{n}", paragraph % 97)).collect()
}

/// The acts of a negotiation with so many proposals, of which a third meets an objection and of the others a seventh is taken in.
fn negotiation(proposals: usize) -> Vec<Act> {
    let mut file = String::from(
        "2026-01-01 XCH text t on f\n  title: A convention\n  languages: en, fr\n  chairs: XCH\n  members: ",
    );
    let members: Vec<String> = (0..DELEGATIONS).map(|n| format!("D{n:02}")).collect();
    file += &members.join(", ");
    file += "\n\n2026-01-01 XCH tabling t1 on t as chair's text\n";
    for article in 1..=ARTICLES {
        writeln!(file, "  article a{article}\n    heading a{article}.h\n      en: Heading {article}")
            .unwrap();
        for paragraph in 1..=PARAGRAPHS {
            let said = words(article * PARAGRAPHS + paragraph).join(" ");
            writeln!(file, "    paragraph a{article}.{paragraph}\n      en: {said}.\n      fr: {said}.")
                .unwrap();
        }
    }
    file += "\n2026-01-02 XCH text_decision d0 on t as basis\n  on: t1\n";
    let mut dice = Dice(7);
    for n in 0..proposals {
        let on = day(2 + i32::try_from(n * DAYS as usize / proposals).unwrap());
        let (article, paragraph) = (1 + dice.below(ARTICLES), 1 + dice.below(PARAGRAPHS));
        let (by, at) = (&members[dice.below(DELEGATIONS)], format!("a{article}.{paragraph}"));
        writeln!(file, "\n{on} {by} textual_proposal p{n} on t").unwrap();
        let word = &words(article * PARAGRAPHS + paragraph)[dice.below(24)];
        match n % 10 {
            0 => writeln!(file, "  insert after {at}\n    paragraph n{n}\n      en: what is new {n}."),
            1 => writeln!(file, "  delete {at}"),
            _ => writeln!(file, "  words {at} en\n    old: {word}\n    new: {word} and more {n}"),
        }
        .unwrap();
        if n % 3 == 0 {
            let against = &members[dice.below(DELEGATIONS)];
            writeln!(file, "\n{on} {against} position on t/p{n} as objection\n  because: Not this.").unwrap();
        } else if n % 7 == 0 {
            writeln!(file, "\n{on} XCH text_decision e{n} on t as take_in\n  on: p{n}").unwrap();
        }
    }
    read_acts(&SourceText::new("bench", &file)).unwrap_or_else(|found| panic!("{}", found[0]))
}

fn read(acts: &[Act], on: Day) -> Reading {
    fold(acts, on, Day::MAX).unwrap().reading()
}

/// A provision a line, as git is to compare them.
fn lines(reading: &Reading) -> String {
    let each = reading.provisions.iter().filter_map(|shown| shown.printed("en", false));
    each.map(|line| line + "\n").collect()
}

fn main() {
    let mut before = 0.0;
    for proposals in [300, 1_000, 3_000] {
        let acts = negotiation(proposals);
        let last = day(DAYS + 2);
        let table = fold(&acts, last, Day::MAX).unwrap();
        let refused = table.refused.len();
        let folded = times(15, || drop(fold(&acts, last, Day::MAX).unwrap()));
        let made = times(15, || drop(read(&acts, last)));
        println!(
            "P8 {proposals:>5} proposals ({} acts, {refused} refused): a reading made anew {:.1} ms at best, {:.1} in the middle; of that the fold {:.1}",
            acts.len(),
            made.0,
            made.1,
            folded.0
        );
        let (one, other) = (day(DAYS / 2), last);
        let compared = times(7, || {
            drop(compare(&read(&acts, one), &read(&acts, other), "en"));
        });
        println!(
            "P8 {proposals:>5} proposals: two readings made anew and compared {:.1} ms at best, {:.1} in the middle",
            compared.0, compared.1
        );
        let folder = TempDir::new().unwrap();
        let [a, b] = [(one, "a"), (other, "b")].map(|(on, name)| {
            let path = folder.path().join(name);
            fs::write(&path, lines(&read(&acts, on))).unwrap();
            path
        });
        let readings = [read(&acts, one), read(&acts, other)];
        let ours = times(7, || drop(compare(&readings[0], &readings[1], "en")));
        let theirs = times(7, || {
            let mut git = Command::new("git");
            git.args(["diff", "--no-index", "--word-diff=porcelain", "--patience"]).args([&a, &b]);
            assert_eq!(git.output().unwrap().status.code(), Some(1), "git finds that they differ");
        });
        println!(
            "   the comparison alone {:.1} ms; git diff --word-diff of the same words {:.1} ms: {:.2} of it",
            ours.0,
            theirs.0,
            ours.0 / theirs.0
        );
        if let Some(python) = env::var_os("COMITY_UNO_PYTHON") {
            let documents = [&a, &b].map(|path| {
                let flat = path.with_extension("fodt");
                fs::write(&flat, office::document(&fs::read_to_string(path).unwrap())).unwrap();
                flat
            });
            let [before, after] = &documents;
            let taken = office::compared(python.to_str().unwrap(), folder.path(), before, after, 5).unwrap();
            println!(
                "   LibreOffice, {} tracked changes: {:.1} ms; the comparison alone takes {:.2} of it",
                taken.changes,
                taken.compared,
                ours.0 / taken.compared
            );
        }
        if before > 0.0 {
            println!("   {:.1} times the reading before", made.0 / before);
        }
        before = made.0;
    }
}
