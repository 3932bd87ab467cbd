//! A record that lives: everything a record folder can say is said in an open log, corrected in the open, together or not
//! at all, and found again as it was known.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicI32, Ordering},
};

use comity_ledger::{
    Content, Fields, History, Kind, Ledger, Mirror, Options, Policy, Receipt, Refusal, SecretKey, Statement,
    Upon, backup, fold, next_key, open_checkpoint, read, rehearse, succession,
    verify::{files, verify},
};
use comity_regime::{Day, Regime, load::Folder};
use tempfile::TempDir;

const TREATY: &str = r#"instrument test-treaty "Treaty on Tests"
  force       binding
  adopted     2026-01-01
  opened      2026-01-01
  Article 9(1)  enters into force  30 days after 2 deposits
  Article 9(2)  for later parties  30 days after own deposit
  Article 10    denunciation takes effect  1 month after notification
"#;

fn built_in(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security").join(path)).unwrap()
}

/// A depositary with nothing in it but the rules of who may do what.
fn nothing() -> Folder {
    Folder::from([("policies/roles.cedar".to_owned(), built_in("policies/roles.cedar"))])
}

/// A log, and who speaks to it.
struct World {
    folder: TempDir,
    ledger: Option<Ledger>,
    keys: Vec<(&'static str, SecretKey)>,
}

/// The day it is in November 2026, in all tests at once; it only goes on.
static DAY: AtomicI32 = AtomicI32::new(1);

fn today() -> Day {
    format!("2026-11-{:02}", DAY.load(Ordering::SeqCst)).parse().unwrap()
}

fn on(day: i32) -> Day {
    DAY.fetch_max(day, Ordering::SeqCst);
    today()
}

fn fields(pairs: &[(&str, &str)]) -> Fields<'static> {
    Fields::new(pairs.iter().copied())
}

fn row(kind: Kind, pairs: &[(&str, &str)]) -> Content<'static> {
    Content { kind, fields: fields(pairs) }
}

fn act(actor: &str, act: &str, date: &str) -> Content<'static> {
    let on = [("instrument", "test-treaty"), ("source", "https://example.org/acts")];
    Content::act(fields(&[&[("date", date), ("actor", actor), ("act", act)], &on[..]].concat()))
}

fn definition(path: &str, text: &str, more: &[(&str, &str)]) -> Content<'static> {
    row(Kind::Definition, &[&[("path", path), ("text", text)], more].concat())
}

impl World {
    fn begin() -> World {
        let folder = TempDir::new().unwrap();
        let keys = ["depositary", "depositary", "secretariat"].map(|by| (by, SecretKey::generate()));
        let mut world = World { ledger: None, folder, keys: keys.into() };
        world.open();
        let [a, b, secretariat] = [0, 1, 2].map(|n| world.keys[n].1.public().to_string());
        let register = |key: &str, role: &str, officer: &str| {
            let who = [("does", "registration"), ("key", key), ("holder", role), ("role", role)];
            row(Kind::Key, &[&who[..], &[("officer", officer), ("note", "Note 1")]].concat())
        };
        world.say("depositary", register(&a, "depositary", "Legal Adviser"), &[0]).unwrap();
        world.say("depositary", register(&b, "depositary", "Treaty Officer"), &[0, 1]).unwrap();
        world.say("depositary", register(&secretariat, "secretariat", "Secretary"), &[0, 1]).unwrap();
        world
    }

    fn open(&mut self) {
        self.ledger.take();
        let options = Options { origin: "example.org/living".into(), today };
        let ledger = common::at(self.folder.path(), &options, || comity_ledger::contents(&nothing()));
        self.ledger = Some(ledger.unwrap());
    }

    fn ledger(&self) -> &Ledger {
        self.ledger.as_ref().unwrap()
    }

    fn sign(&self, mut statement: Statement<'static>, keys: &[usize]) -> Statement<'static> {
        let bytes = statement.signed_bytes(&self.ledger().record().key);
        statement.signatures = keys.iter().map(|n| self.keys[*n].1.sign(&bytes)).collect();
        statement
    }

    fn say(&self, by: &str, content: Content<'static>, keys: &[usize]) -> Result<Receipt, Refusal> {
        let upon = Upon::at(&self.ledger().record().checkpoint);
        self.ledger().submit(self.sign(Statement::upon(by, content, upon), keys))
    }

    fn group(&self, members: Vec<Content<'static>>) -> Result<Receipt, Refusal> {
        let upon = Upon::at(&self.ledger().record().checkpoint);
        self.ledger().submit(self.sign(Statement::group_upon("depositary", members, upon), &[0, 1]))
    }

    /// Says something as two officers of the depositary.
    fn two(&self, content: Content<'static>) -> u64 {
        self.say("depositary", content, &[0, 1]).unwrap_or_else(|e| panic!("{e}")).index
    }

    fn regime(&self) -> Regime {
        self.ledger().record().regime.clone()
    }

    fn known(&self, day: Day) -> Regime {
        History::of(self.folder.path()).known(&self.ledger().record(), day).unwrap()
    }

    /// Two States, a source, a treaty, and who acceded to it.
    fn with_treaty() -> World {
        let world = World::begin();
        let states = [("AAA", "State A"), ("BBB", "State B")];
        for (id, name) in states {
            world.two(row(Kind::Actor, &[("id", id), ("name", name), ("kind", "state")]));
        }
        world.two(row(Kind::Source, &[("id", "gazette"), ("title", "Gazette")]));
        world.two(definition("instruments/test.instrument", TREATY, &[("source", "gazette")]));
        world.two(act("AAA", "ratification", "2026-02-01"));
        world
    }

    /// Everything again from the public files, as a stranger would, and from the store, as a new start does.
    fn holds(&mut self) {
        let record = self.ledger().record();
        let read_files = files(self.folder.path().join("log"));
        let verified = verify(&*read_files, &record.key, &mut |_, _| {}).unwrap();
        let state = verified.state().unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(verified.checkpoint.root, record.checkpoint.root);
        let stored = read(self.folder.path()).unwrap();
        for other in [&state.regime, &stored.regime, &fold::regime(&verified.bytes().unwrap()).unwrap()] {
            same(&record.regime, other);
        }
        drop(record);
        self.open();
        same(&self.regime(), &stored.regime);
    }
}

/// Whether two regimes answer alike.
fn same(one: &Regime, other: &Regime) {
    let shown = |regime: &Regime| {
        let register = regime.register();
        let instruments: Vec<_> =
            regime.order().iter().map(|ix| regime.status(*ix, "2027-01-01".parse().unwrap())).collect();
        format!(
            "{:?} {:?} {:?} {:?} {:?}",
            register.actors.iter().collect::<Vec<_>>(),
            register.sources,
            register.claims,
            instruments,
            regime.docket().recorded()
        )
    };
    assert_eq!(shown(one), shown(other));
}

fn parties(regime: &Regime, day: &str) -> usize {
    let ix = regime.register().instrument("test-treaty").unwrap();
    regime.status(ix, day.parse().unwrap()).parties.min
}

fn refused(answer: Result<Receipt, Refusal>, why: &str) {
    let refusal = answer.unwrap_err();
    assert!(!matches!(refusal, Refusal::Failed(_)), "{refusal}");
    assert!(refusal.to_string().contains(why), "{refusal} -- not: {why}");
}

#[test]
fn an_empty_depositary_comes_to_hold_a_treaty() {
    let mut world = World::with_treaty();
    assert_eq!(parties(&world.regime(), "2026-10-01"), 0);
    world.two(act("BBB", "ratification", "2026-03-01"));
    assert_eq!(parties(&world.regime(), "2026-10-01"), 2);
    world.holds();
}

#[test]
fn a_correction_says_why_and_is_known_from_its_day_on() {
    let mut world = World::with_treaty();
    let first = on(1);
    let record = world.ledger().record();
    let source = record.rows.table(Kind::Source).next().unwrap().entry.to_string();
    drop(record);
    let second = on(5);
    let corrected = [("id", "gazette"), ("title", "Official Gazette"), ("corrects", source.as_str())];
    refused(world.say("depositary", row(Kind::Source, &corrected), &[0, 1]), "why");
    let why = [&corrected[..], &[("why", "the title was cut")]].concat();
    refused(world.say("depositary", row(Kind::Source, &why), &[0]), "two officers");
    let entry = world.two(row(Kind::Source, &why));
    // What was corrected is not corrected again, and what it never was is refused.
    refused(world.say("depositary", row(Kind::Source, &why), &[0, 1]), &format!("correct entry {entry}"));
    let other = [("id", "gazette"), ("title", "X"), ("corrects", "1"), ("why", "y")];
    refused(world.say("depositary", row(Kind::Source, &other), &[0, 1]), "entry 1");
    let title = |regime: &Regime| {
        let register = regime.register();
        register.sources.named("gazette").unwrap().title.clone()
    };
    assert_eq!(title(&world.regime()), "Official Gazette");
    assert_eq!(title(&world.known(second)), "Official Gazette");
    assert!(first < second);
    assert_eq!(title(&world.known(first)), "Gazette");
    let changes = world.ledger().record().rows.changes().cloned().collect::<Vec<_>>();
    assert_eq!(changes.len(), 1);
    let change = &changes[0];
    assert_eq!((change.entry, change.before.entry.to_string()), (entry, source));
    assert_eq!((change.by.as_str(), change.why.as_str()), ("depositary", "the title was cut"));
    assert_eq!(change.after.as_ref().unwrap().fields.get("title"), "Official Gazette");
    world.holds();
}

#[test]
fn a_later_text_changes_the_law_and_nothing_is_lost() {
    let mut world = World::with_treaty();
    world.two(act("BBB", "ratification", "2026-03-01"));
    world.two(row(Kind::Actor, &[("id", "CCC"), ("name", "State C"), ("kind", "state")]));
    let text = TREATY.replace("2 deposits", "3 deposits");
    let path = "instruments/test.instrument";
    let cites = ("source", "gazette");
    refused(world.say("depositary", definition(path, &text, &[cites]), &[0, 1]), "why");
    let wrong = text.replace("3 deposits", "drei deposits");
    refused(
        world.say("depositary", definition(path, &wrong, &[cites, ("why", "x")]), &[0, 1]),
        "instruments/test.instrument:5",
    );
    world.two(definition(path, &text, &[cites, ("why", "misread: Article 9 says three")]));
    assert_eq!(parties(&world.regime(), "2026-10-01"), 0);
    // What no entry can hold is so by whoever says it.
    let long = format!("{text}\n{}", "# A remark.\n".repeat(6_000));
    refused(world.say("depositary", definition(path, &long, &[cites, ("why", "x")]), &[0, 1]), "65535");
    // Acts hold on to what they are about.
    let entry = world.ledger().record().rows.definition(path).unwrap().entry.to_string();
    let removal = row(Kind::Definition, &[("removes", &entry), ("why", "never was")]);
    refused(world.say("depositary", removal, &[0, 1]), "no instrument 'test-treaty'");
    world.holds();
}

#[test]
fn a_group_enters_as_a_whole_or_not_at_all() {
    let mut world = World::with_treaty();
    let before = world.ledger().record().checkpoint.clone();
    let state = row(Kind::Actor, &[("id", "CCC"), ("name", "State C"), ("kind", "state")]);
    // The second member cannot be, so the first is not either.
    refused(world.group(vec![state.clone(), act("DDD", "ratification", "2026-03-01")]), "DDD");
    refused(world.group(vec![state.clone(), row(Kind::Key, &[("does", "revocation")])]), "stands alone");
    assert_eq!(world.ledger().record().checkpoint, before);
    // Acts alone are taken back too.
    let twice = vec![act("BBB", "ratification", "2026-03-01"), act("BBB", "ratification", "2026-03-02")];
    refused(world.group(twice), "bound already");
    assert_eq!(world.ledger().record().checkpoint, before);
    assert_eq!(parties(&world.regime(), "2026-10-01"), 0);
    // In any order: what one member refers to may be another.
    let receipt = world.group(vec![act("CCC", "ratification", "2026-03-01"), state]).unwrap();
    let record = world.ledger().record();
    assert_eq!(record.checkpoint.size, before.size + 3);
    assert_eq!(record.trust.group_of(receipt.index + 2), Some(receipt.index));
    assert_eq!(record.trust.group_of(receipt.index), None);
    assert_eq!(parties(&record.regime, "2026-10-01"), 2);
    drop(record);
    world.holds();
}

#[test]
fn a_group_is_what_was_signed() {
    let world = World::with_treaty();
    let upon = Upon::at(&world.ledger().record().checkpoint);
    let members = vec![act("BBB", "ratification", "2026-03-01"), act("BBB", "denunciation", "2026-10-01")];
    let whole = world.sign(Statement::group_upon("depositary", members, upon), &[0, 1]);
    let mut part = whole.clone();
    part.group.pop();
    refused(world.ledger().submit(part), "not the statements");
    let mut turned = whole.clone();
    turned.group.reverse();
    refused(world.ledger().submit(turned), "not the statements");
    // As it travels, and twice: it enters once.
    let log = world.ledger().verifier_key();
    let (decoded, _) = Statement::decode(&whole.encode(log)).unwrap();
    assert_eq!(decoded, whole);
    let first = world.ledger().submit(decoded).unwrap();
    assert_eq!(world.ledger().submit(whole).unwrap().index, first.index);
}

#[test]
fn who_may_change_what() {
    let world = World::with_treaty();
    let forum = "forum club \"Club\"\n  force  political\n  members  by invitation\n";
    let path = "instruments/club.instrument";
    let secretariat = |content| world.say("secretariat", content, &[2]);
    refused(secretariat(definition(path, forum, &[])), "cites what it rests on");
    refused(secretariat(definition(path, TREATY, &[("source", "gazette")])), "definition of instrument");
    refused(secretariat(definition(path, forum, &[("decision", "no-such")])), "no decision 'no-such'");
    refused(
        secretariat(row(Kind::Actor, &[("id", "CCC"), ("name", "C"), ("kind", "state")])),
        "may not do this: actor",
    );
    secretariat(row(Kind::Source, &[("id", "minutes"), ("title", "Minutes")])).unwrap();
    // A file that defines both is both.
    let both = format!("{forum}\n{TREATY}");
    refused(
        secretariat(definition("instruments/test.instrument", &both, &[("source", "gazette"), ("why", "x")])),
        "definition of instrument",
    );
}

#[test]
fn policies_change_and_never_shut_everybody_out() {
    let mut world = World::with_treaty();
    let roles = String::from_utf8(built_in("policies/roles.cedar")).unwrap();
    let path = "policies/roles.cedar";
    let why = ("why", "by decision of the parties");
    let change = |text: &str| definition(path, text, &[why]);
    refused(world.say("secretariat", change(&roles), &[2]), "may not do this: policies");
    refused(world.say("depositary", change(&roles), &[0]), "two officers");
    refused(world.say("depositary", change("permit (principal"), &[0, 1]), "policies/roles.cedar:1");
    refused(world.say("depositary", change("// Nothing."), &[0, 1]), "nobody would be left");
    // What is taken away from the secretariat is judged by what is in force then.
    let source = |id: &str| row(Kind::Source, &[("id", id), ("title", "T")]);
    world.say("secretariat", source("one"), &[2]).unwrap();
    let stricter = roles.replace(
        "permit (principal == Role::\"secretariat\", action in [Action::\"citing\"], resource);",
        "",
    );
    assert_ne!(stricter, roles);
    world.two(change(&stricter));
    refused(world.say("secretariat", source("two"), &[2]), "may not do this: source");
    // Even where no line lets them, two officers change the rules.
    let silent = stricter.replace("action in [Action::\"ruling\"]", "action in [Action::\"reading\"]");
    assert_ne!(silent, stricter);
    world.two(change(&silent));
    world.two(change(&roles));
    world.say("secretariat", source("two"), &[2]).unwrap();
    let entry = world.ledger().record().rows.definition(path).unwrap().entry.to_string();
    let removal = row(Kind::Definition, &[("removes", &entry), ("why", "x")]);
    refused(world.say("depositary", removal, &[0, 1]), "not removed");
    world.holds();
}

#[test]
fn a_holder_may_ask_for_two_of_its_own() {
    let mut world = World::with_treaty();
    for officer in ["Ambassador", "Legal Adviser"] {
        let key = SecretKey::generate();
        let public = key.public().to_string();
        world.keys.push(("AAA", key));
        let who = [("does", "registration"), ("key", &*public), ("holder", "AAA"), ("role", "delegation")];
        world.two(row(Kind::Key, &[&who[..], &[("officer", officer), ("note", "Note 2")]].concat()));
    }
    let approval = |n: &str| row(Kind::Key, &[("does", "approval"), ("officers", n)]);
    let alone = |content| world.say("AAA", content, &[3]);
    refused(alone(approval("2")), "two of its own officers");
    refused(world.say("AAA", approval("3"), &[3, 4]), "1 or 2");
    refused(world.say("depositary", approval("2"), &[0, 1]), "for policies to say");
    world.say("AAA", approval("2"), &[3, 4]).unwrap();
    let denounces = act("AAA", "denunciation", "2026-10-01");
    refused(alone(denounces.clone()), "two of its own officers");
    refused(alone(approval("1")), "two of its own officers");
    // What one has prepared waits for the other.
    let record = world.ledger().record();
    let upon = Upon::at(&record.checkpoint);
    let prepared = world.sign(Statement::upon("AAA", denounces.clone(), upon), &[3]);
    record.trust.awaits_second(&prepared, &record.regime, record.checkpoint.size).unwrap();
    world.say("AAA", denounces, &[3, 4]).unwrap();
    // A stolen key can be ended all the same.
    let ends = row(Kind::Key, &[("does", "revocation"), ("key", &*world.keys[3].1.public().to_string())]);
    world.say("AAA", ends, &[4]).unwrap();
    world.holds();
}

#[test]
fn nobody_is_removed_who_holds_a_key_or_acts() {
    let mut world = World::with_treaty();
    let actor = |id: &str| {
        let record = world.ledger().record();
        let row = record.rows.table(Kind::Actor).find(|row| row.fields.get("id") == id).unwrap();
        row.entry.to_string()
    };
    let remove = |entry: String| row(Kind::Actor, &[("removes", &entry), ("why", "listed by mistake")]);
    refused(world.say("depositary", remove(actor("AAA")), &[0, 1]), "would no longer be right");
    let key = SecretKey::generate().public().to_string();
    let who = [("does", "registration"), ("key", &*key), ("holder", "BBB"), ("role", "delegation")];
    world.two(row(Kind::Key, &[&who[..], &[("officer", "Mission"), ("note", "Note 3")]].concat()));
    refused(world.say("depositary", remove(actor("BBB")), &[0, 1]), "hold a key");
    world.two(row(Kind::Actor, &[("id", "CCC"), ("name", "C"), ("kind", "state")]));
    world.two(remove(actor("CCC")));
    assert!(world.regime().register().actors.find("CCC").is_none());
    world.holds();
}

#[test]
fn the_key_of_the_log_is_replaced_and_the_log_goes_on() {
    let mut world = World::with_treaty();
    let old = world.ledger().record().key.to_string();
    let before = act("BBB", "ratification", "2026-03-01");
    let upon = Upon::at(&world.ledger().record().checkpoint);
    let late = world.sign(Statement::upon("depositary", before.clone(), upon), &[0, 1]);
    let early = row(Kind::Source, &[("id", "earlier"), ("title", "Earlier")]);
    let early = world.sign(Statement::upon("depositary", early, upon), &[0, 1]);
    let entered = world.ledger().submit(early.clone()).unwrap().index;
    let copy = TempDir::new().unwrap();
    let follow = |world: &World, told: usize| {
        let mut mirror = Mirror::open(copy.path(), Policy::of_log(&old).unwrap()).unwrap();
        mirror.follow(&*files(world.folder.path().join("log"))).unwrap();
        assert_eq!(mirror.replaced().len(), told);
        assert_eq!(mirror.record().unwrap().unwrap().checkpoint, world.ledger().record().checkpoint);
    };
    follow(&world, 0);
    let note = next_key(world.folder.path()).unwrap();
    // Made once, and shown again.
    assert_eq!(next_key(world.folder.path()).unwrap(), note);
    let replaces = |note: &str| succession::said(note, "yearly");
    refused(world.say("depositary", replaces(&note), &[0]), "two officers");
    refused(world.say("secretariat", replaces(&note), &[2]), "log key");
    let one_signature: Vec<&str> = note.lines().take(5).collect();
    let one_signature = one_signature.join("\n") + "\n";
    refused(world.say("depositary", replaces(&one_signature), &[0, 1]), "is not signed by");
    // A key that is not where the log is kept would end it.
    let elsewhere = TempDir::new().unwrap();
    for file in ["log.key", "log.vkey"] {
        fs::copy(world.folder.path().join(file), elsewhere.path().join(file)).unwrap();
    }
    refused(world.say("depositary", replaces(&next_key(elsewhere.path()).unwrap()), &[0, 1]), "is not here");
    let entry = world.two(replaces(&note));
    let record = world.ledger().record();
    let new = record.key.to_string();
    assert_ne!(new, old);
    assert_eq!(record.trust.successions[0].entry, entry);
    // Both have signed the checkpoint over it; what was signed for the old one is not taken any more.
    for key in [&old, &new] {
        assert_eq!(
            open_checkpoint(record.checkpoint.note.as_bytes(), key).unwrap().0,
            record.checkpoint.size
        );
    }
    refused(world.ledger().submit(late), "does not fit");
    // What was recorded before is not recorded twice, though it can no longer be signed so.
    assert_eq!(world.ledger().submit(early).unwrap().index, entered);
    follow(&world, 1);
    world.two(before);
    drop(record);
    world.holds();
    assert_eq!(world.ledger().verifier_key(), new);
    // Whoever knows the log by the old key follows; a stranger's key is not in its line.
    let read_files = files(world.folder.path().join("log"));
    let verified = verify(&*read_files, &old, &mut |_, _| {}).unwrap();
    assert_eq!(verified.state().unwrap().key, new);
    // Once the operator takes the old key away, only the next one signs.
    for file in ["log.key.before", "log.vkey.before"] {
        fs::remove_file(world.folder.path().join(file)).unwrap();
    }
    world.open();
    world.two(row(Kind::Source, &[("id", "later"), ("title", "Later")]));
    let note = world.ledger().record().checkpoint.note.clone();
    assert!(
        open_checkpoint(note.as_bytes(), &old).is_err() && open_checkpoint(note.as_bytes(), &new).is_ok()
    );
    // A mirror that was begun with the old key goes on, and is opened again with no other: what both keys signed is in what it copied.
    follow(&world, 1);
    let later = TempDir::new().unwrap();
    let mut mirror = Mirror::open(later.path(), Policy::of_log(&old).unwrap()).unwrap();
    mirror.follow(&*files(world.folder.path().join("log"))).unwrap();
    assert_eq!(mirror.replaced(), std::slice::from_ref(&new));
    // A stranger's log of the same name is not in its line.
    let strange = World::begin();
    let refused = mirror.follow(&*files(strange.folder.path().join("log"))).unwrap_err().to_string();
    assert!(refused.contains("signed by nobody whose word is taken"), "{refused}");
    // Backups and rehearsals are of the log as it is now.
    let copy = TempDir::new().unwrap();
    backup(world.folder.path(), &copy.path().join("copy")).unwrap();
    rehearse(world.folder.path(), &copy.path().join("rehearsal"), today()).unwrap();
    world.holds();
}

/// Wherever whoever replaced the key was ended, the next start finishes it or has not begun.
#[test]
fn a_replacement_that_is_broken_off_is_finished() {
    let files = ["log.key", "log.vkey", "log.key.next", "log.vkey.next"];
    let mut world = World::with_treaty();
    let note = next_key(world.folder.path()).unwrap();
    let read = |world: &World| files.map(|file| fs::read(world.folder.path().join(file)).ok());
    let before = read(&world);
    world.two(succession::said(&note, "yearly"));
    let key = world.ledger().record().key.clone();
    let after = read(&world);
    // The files as they are at each step: before the first, after the key was moved, after both were.
    let stages = [before.clone(), [before[2].clone(), before[1].clone(), None, before[3].clone()], after];
    for stage in stages {
        world.ledger.take();
        for (file, bytes) in files.iter().zip(stage) {
            let path = world.folder.path().join(file);
            match bytes {
                Some(bytes) => fs::write(path, bytes).unwrap(),
                None => drop(fs::remove_file(path)),
            }
        }
        world.open();
        assert_eq!(world.ledger().record().key, key);
        world.holds();
    }
}
