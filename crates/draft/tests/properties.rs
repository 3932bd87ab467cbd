//! What holds of every negotiation: acts are drawn at random, most of them sensible, and each is done after the others.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use comity_draft::{
    Act, Does, Piece, Table,
    act::{
        Bracket, Consolidation, Opening, Operation, Place, Proposal, Ruling, Stance, sealed::digest, worded,
    },
    fold, print_acts,
    provision::{Kind, Tabled},
    read_acts,
    state::Fate,
    token,
};
use comity_regime::{Day, SourceText};
use proptest::prelude::*;

const ACTORS: [&str; 5] = ["CHR", "AAA", "BBB", "CCC", "DDD"];
const PROVISIONS: [&str; 4] = ["a1.1", "a1.2", "a2.1", "a2.2"];

fn day(n: i32) -> Day {
    Day::parse("2031-01-01").unwrap().plus_days(n)
}

/// What is drawn: numbers that become an act.
type Drawn = (u8, u8, u8, u8, u8, u8);

fn wording(provision: usize) -> String {
    (0..8).map(|n| format!("w{provision}x{n}")).collect::<Vec<_>>().join(" ")
}

/// Two articles of two paragraphs, each word of which stands once.
fn base() -> Vec<Act> {
    let act = |day: Day, does: Does| Act { day, recorded: day, actor: "CHR".into(), does };
    let article = |id: &str, from: usize| {
        let mut article = Tabled::new(Kind::Article, id);
        article
            .within
            .extend((from..from + 2).map(|n| worded(Kind::Paragraph, PROVISIONS[n], "en", &wording(n))));
        article
    };
    let opening = Opening {
        id: "t".into(),
        title: "A text".into(),
        forum: "f".into(),
        chairs: vec!["CHR".into()],
        languages: vec!["en".into()],
        ..Opening::default()
    };
    let provisions = vec![article("a1", 0), article("a2", 2)];
    let tabling = Does::Tabling { id: "t0".into(), called: "chair's text".into(), within: None, provisions };
    let basis = Does::Decision {
        id: "d0".into(),
        ruling: Ruling::Basis,
        on: vec!["t0".into()],
        because: String::new(),
    };
    vec![act(day(0), Does::Opening(opening)), act(day(0), tabling), act(day(0), basis)]
}

/// The words that stand in a provision now.
fn standing(table: &Table, provision: &str) -> Vec<String> {
    let wording = table.provisions.get(provision).and_then(|p| p.wordings.get("en"));
    wording
        .map(|w| w.tokens.iter().filter(|t| t.is_word()).map(|t| t.text.to_string()).collect())
        .unwrap_or_default()
}

fn pick<T: Clone>(from: &[T], n: u8) -> Option<T> {
    (!from.is_empty()).then(|| from[usize::from(n) % from.len()].clone())
}

/// An act of numbers, sensible where it can be.
fn does(table: &Table, place: usize, (what, a, b, c, d, _): Drawn) -> Does {
    let id = format!("x{place}");
    let provisions: Vec<String> = table.provisions.keys().cloned().collect();
    let provision = pick(&provisions, a).unwrap_or_default();
    let proposals: Vec<String> =
        table.proposals.iter().filter(|(_, p)| p.fate == Fate::Live).map(|(id, _)| id.clone()).collect();
    let proposal = pick(&proposals, b).unwrap_or_else(|| "none".into());
    let words = standing(table, &provision);
    let word = pick(&words, c).unwrap_or_else(|| "none".into());
    let because = "for a reason".to_owned();
    let propose = |operation: Operation| {
        Does::Proposal(Proposal { id: id.clone(), operations: vec![operation], ..Proposal::default() })
    };
    let change = |new: String| Operation::Words {
        provision: provision.clone(),
        language: "en".into(),
        old: word.clone(),
        new,
        at: 0,
    };
    match what % 20 {
        0..=3 => propose(change(format!("new{place}"))),
        4 => propose(change(String::new())),
        5 => propose(change(format!("{word} and [more{place}]"))),
        6 => propose(Operation::Insert {
            place: Place::After(provision.clone()),
            provisions: vec![worded(
                Kind::Paragraph,
                &format!("n{place}"),
                "en",
                &format!("fresh{place} words"),
            )],
        }),
        7 => propose(Operation::Delete { provision }),
        8 => propose(Operation::Move {
            provision,
            place: Place::Before(pick(&provisions, d).unwrap_or_default()),
        }),
        9 => propose(Operation::Split { provision, into: format!("s{place}"), from: word }),
        10 => propose(Operation::Merge { provision, into: pick(&provisions, d).unwrap_or_default() }),
        11 => Does::Withdrawal { of: proposal, because },
        12 | 13 => Does::Decision { id, ruling: Ruling::TakeIn, on: vec![proposal], because },
        14 => {
            let on = if d % 2 == 0 { proposal } else { provision };
            Does::Position { on, stance: *pick(&Stance::ALL.iter().collect::<Vec<_>>(), c).unwrap(), because }
        }
        15 => Does::Bracket(Bracket { id, provision, language: "en".into(), words: word, at: 0, because }),
        16 => Does::Lifting {
            of: pick(&table.brackets.keys().cloned().collect::<Vec<_>>(), b).unwrap_or_default(),
            because,
        },
        17 => Does::Silence {
            id,
            on: vec![proposal],
            until: day(i32::try_from(place).unwrap() + i32::from(d % 4)),
        },
        18 => {
            let wording = table.provisions.get(&provision).and_then(|p| p.wordings.get("en"));
            let takes: BTreeSet<String> = wording
                .into_iter()
                .flat_map(|w| w.edits.iter().filter(|e| e.new.is_some()).map(|e| e.by.clone()))
                .collect();
            let text = wording.map(|w| token::text(&w.tokens)).unwrap_or_default();
            let leaves = takes.into_iter().map(|id| (id, "not yet".to_owned())).collect();
            Does::Consolidation(Consolidation {
                id,
                provision,
                language: "en".into(),
                wording: text,
                takes: vec![],
                leaves,
                drops: vec![],
            })
        }
        _ => match d % 3 {
            0 => Does::Decision { id, ruling: Ruling::BeginVoting, on: vec![proposal], because },
            1 => Does::Decision { id, ruling: Ruling::Reject, on: vec![proposal], because },
            _ => Does::Package {
                id,
                of: vec![proposal, pick(&proposals, c).unwrap_or_else(|| "none".into())],
                because,
            },
        },
    }
}

/// The salt of what was sealed at a place.
fn salt(place: usize) -> [u8; 32] {
    let mut salt = [0x5a; 32];
    salt.iter_mut().zip(place.to_le_bytes()).for_each(|(byte, of)| *byte = of);
    salt
}

/// What is drawn of seals: some proposals are lodged under seal, and some of those are opened or withdrawn later.
#[derive(Default)]
struct Seals {
    /// What is under seal: where, by whom, and the words that nobody can read.
    whole: Vec<(usize, String, Proposal)>,
}

impl Seals {
    /// The act that stands instead of another: its proposal under seal, or something that is done to a seal.
    fn act(&mut self, place: usize, actor: String, does: Does, (which, way): (u8, u8)) -> (String, Does) {
        match (does, way % 8) {
            (Does::Proposal(proposal), 6 | 7) => {
                let digest = digest("t", &actor, &salt(place), &proposal).unwrap();
                let id = proposal.id.clone();
                self.whole.push((place, actor.clone(), proposal));
                (actor, Does::Sealing { id, digest })
            }
            (_, 5) if !self.whole.is_empty() => {
                let (sealed, by, proposal) = self.whole.remove(usize::from(which) % self.whole.len());
                match which % 4 {
                    0 => (by, Does::Withdrawal { of: proposal.id, because: String::new() }),
                    _ => (by, Does::Unsealing { salt: salt(sealed), proposal }),
                }
            }
            (does, _) => (actor, does),
        }
    }
}

/// The acts of some numbers, each made when the ones before it are known.
fn acts(drawn: &[Drawn]) -> Vec<Act> {
    let mut acts = base();
    let mut seals = Seals::default();
    for numbers in drawn {
        let place = acts.len();
        let on = day(i32::try_from(place).unwrap());
        let table = fold(&acts, on, Day::MAX).unwrap();
        let does = does(&table, place, *numbers);
        let of = match &does {
            Does::Withdrawal { of, .. } => table.proposals.get(of).map(|p| p.by.clone()),
            Does::Lifting { of, .. } => table.brackets.get(of).map(|p| p.by.clone()),
            Does::Decision { .. } | Does::Silence { .. } | Does::Consolidation(_) => Some("CHR".into()),
            _ => None,
        };
        let actor = of.unwrap_or_else(|| ACTORS[usize::from(numbers.5) % ACTORS.len()].into());
        let (actor, does) = seals.act(place, actor, does, (numbers.2, numbers.4));
        acts.push(Act { day: on, recorded: on, actor, does });
    }
    acts
}

fn end(acts: &[Act]) -> Table {
    fold(acts, day(1000), Day::MAX).unwrap()
}

/// What the text says without anything that is proposed, by provision.
fn plain(table: &Table) -> BTreeMap<String, String> {
    let shown = table.reading().provisions.into_iter().filter(|p| p.proposed.is_none());
    shown.filter_map(|p| Some((p.id.clone(), p.plain("en")?))).collect()
}

fn pieces<'a>(all: &'a [Piece], each: &mut impl FnMut(&'a str, usize)) {
    for piece in all {
        match piece {
            Piece::Words { text, origin } => each(text, *origin),
            Piece::Bracket(doubt) => doubt.choices.iter().for_each(|c| pieces(&c.pieces, each)),
        }
    }
}

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    prop::collection::vec(any::<Drawn>(), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn every_reading_balances(drawn in drawn()) {
        let acts = acts(&drawn);
        for n in 3..=acts.len() {
            let table = end(&acts[..n]);
            for shown in table.reading().provisions {
                for named in [false, true] {
                    prop_assert!(token::is_balanced(&shown.line("en", named)), "{}", shown.line("en", named));
                }
            }
        }
    }

    #[test]
    fn every_word_has_an_act_that_brought_it(drawn in drawn()) {
        let acts = acts(&drawn);
        let table = end(&acts);
        let refused: BTreeSet<usize> = table.refused.iter().map(|r| r.act).collect();
        let mut wrong = vec![];
        for shown in table.reading().provisions {
            for found in shown.wordings.values() {
                pieces(found, &mut |text, origin| {
                    let said = acts.get(origin).map(|act| print_acts(std::slice::from_ref(act), "t"));
                    let all = said.is_some_and(|said| token::words(text).iter().all(|word| said.contains(word)));
                    if !all || refused.contains(&origin) {
                        wrong.push((text.to_owned(), origin));
                    }
                });
            }
        }
        prop_assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn the_same_acts_make_the_same_text_and_a_day_is_what_came_before_it(drawn in drawn(), cut in any::<prop::sample::Index>()) {
        let acts = acts(&drawn);
        let n = 3 + cut.index(acts.len() - 2);
        let last = acts[n - 1].day;
        let (whole, part) = (fold(&acts, last, Day::MAX).unwrap(), fold(&acts[..n], last, Day::MAX).unwrap());
        prop_assert_eq!(whole.reading(), part.reading());
        prop_assert_eq!(fold(&acts, Day::MAX, last).unwrap().reading().provisions.len(), {
            fold(&acts[..n], Day::MAX, Day::MAX).unwrap().reading().provisions.len()
        });
    }

    #[test]
    fn a_withdrawn_proposal_leaves_no_trace(drawn in drawn(), last in any::<Drawn>()) {
        let mut acts = acts(&drawn);
        let before = end(&acts);
        let place = acts.len();
        let does = does(&before, place, (last.0 % 11, last.1, last.2, last.3, last.4, 0));
        acts.push(Act { day: day(1000), recorded: day(1000), actor: "AAA".into(), does });
        let id = format!("x{place}");
        let proposed = end(&acts);
        if let Some(refused) = proposed.refused.iter().find(|r| r.act == place) {
            prop_assert_eq!(before.reading().lines("en", true), proposed.reading().lines("en", true), "{}", refused.why);
            return Ok(());
        }
        acts.push(Act { day: day(1000), recorded: day(1000), actor: "AAA".into(), does: Does::Withdrawal { of: id.clone(), because: String::new() } });
        let after = end(&acts);
        prop_assert_eq!(before.reading().lines("en", true), after.reading().lines("en", true));
        prop_assert!(matches!(after.proposals[&id].fate, Fate::Withdrawn(_)));
    }

    /// A seal has its place in the order of the acts and does nothing to the text: neither to what it reads nor to what can be done.
    #[test]
    fn what_is_under_seal_leaves_the_text_as_it_is(drawn in drawn()) {
        let acts = acts(&drawn);
        let table = end(&acts);
        let whole: BTreeSet<&String> = table.unread().map(|(id, _)| id).collect();
        let is_of_one = |does: &Does| match does {
            Does::Sealing { id, .. } => whole.contains(id),
            Does::Withdrawal { of, .. } => whole.contains(of),
            Does::Unsealing { proposal, .. } => whole.contains(&proposal.id),
            _ => false,
        };
        // Numbers of acts are those of the acts that are left: words and brackets are compared, not origins.
        let others: Vec<Act> = acts.iter().filter(|act| !is_of_one(&act.does)).cloned().collect();
        let without = end(&others);
        prop_assert_eq!(table.reading().lines("en", true), without.reading().lines("en", true));
        prop_assert_eq!(plain(&table), plain(&without));
        for id in whole {
            prop_assert!(!table.proposals.contains_key(id) && table.concerned(id).is_empty());
        }
    }

    /// What was sealed and opened is the proposal that would have been made on the day it was opened.
    #[test]
    fn an_opened_proposal_is_one_of_the_day_it_was_opened(drawn in drawn()) {
        let acts = acts(&drawn);
        let table = end(&acts);
        let refused: BTreeSet<usize> = table.refused.iter().map(|r| r.act).collect();
        let opened: BTreeMap<&str, bool> = acts.iter().enumerate().filter_map(|(place, act)| match &act.does {
            Does::Unsealing { proposal, .. } => Some((proposal.id.as_str(), !refused.contains(&place))),
            _ => None,
        }).collect();
        let openly: Vec<Act> = acts.iter().filter_map(|act| match &act.does {
            Does::Sealing { id, .. } if opened.get(id.as_str()) == Some(&true) => None,
            Does::Unsealing { proposal, .. } if opened[proposal.id.as_str()] => {
                Some(Act { does: Does::Proposal(proposal.clone()), ..act.clone() })
            }
            _ => Some(act.clone()),
        }).collect();
        let other = end(&openly);
        prop_assert_eq!(table.reading().lines("en", true), other.reading().lines("en", true));
        let live = |table: &Table| table.proposals.iter().map(|(id, p)| (id.clone(), p.day, p.fate.word())).collect::<Vec<_>>();
        prop_assert_eq!(live(&table), live(&other));
    }

    /// Only a decision, a silence that was kept, a consolidation changes what the text says.
    #[test]
    fn nothing_is_removed_without_an_act(drawn in drawn()) {
        let acts = acts(&drawn);
        for n in 4..=acts.len() {
            let last = acts[n - 1].day;
            let before = plain(&fold(&acts[..n - 1], last, Day::MAX).unwrap());
            let after = plain(&fold(&acts[..n], last, Day::MAX).unwrap());
            let decides = matches!(acts[n - 1].does, Does::Decision { ruling: Ruling::TakeIn, .. } | Does::Consolidation(_));
            if !decides {
                prop_assert_eq!(before, after, "by {:?}", acts[n - 1]);
            }
        }
    }

    #[test]
    fn a_file_of_acts_is_printed_and_read_back_identically(drawn in drawn()) {
        let acts = acts(&drawn);
        let printed = print_acts(&acts, "t");
        let read = read_acts(&SourceText::new("t.text", &printed));
        prop_assert_eq!(read.map_err(|e| e.iter().map(ToString::to_string).collect::<Vec<_>>()), Ok(acts));
    }

    /// A second fold, of words alone: each word of the base is a place, a proposal changes what stands in one, and a decision
    /// puts it there. It knows nothing of tokens, of edits or of ranges.
    #[test]
    fn a_naive_fold_agrees(changes in prop::collection::vec((0u8..32, 0u8..3, any::<u8>()), 1..60)) {
        let mut acts = base();
        let mut places: BTreeMap<usize, String> = (0..32).map(|n| (n, format!("w{}x{}", n / 8, n % 8))).collect();
        let mut live: Vec<(String, usize, String)> = vec![];
        for (at, what, which) in changes {
            let (place, on) = (acts.len(), day(i32::try_from(acts.len()).unwrap()));
            let mut push = |actor: &str, does: Does| acts.push(Act { day: on, recorded: on, actor: actor.into(), does });
            if what < 2 || live.is_empty() {
                let at = usize::from(at);
                let (id, new) = (format!("p{place}"), format!("new{place}"));
                let operation = Operation::Words {
                    provision: PROVISIONS[at / 8].into(),
                    language: "en".into(),
                    old: places[&at].clone(),
                    new: new.clone(),
                    at: 0,
                };
                push("AAA", Does::Proposal(Proposal { id: id.clone(), operations: vec![operation], ..Proposal::default() }));
                live.push((id, at, new));
            } else {
                let (id, at, new) = live.remove(usize::from(which) % live.len());
                push("CHR", Does::Decision { id: format!("d{place}"), ruling: Ruling::TakeIn, on: vec![id], because: String::new() });
                places.insert(at, new);
            }
        }
        let table = end(&acts);
        prop_assert_eq!(&table.refused, &vec![]);
        let said = plain(&table);
        for (n, provision) in PROVISIONS.iter().enumerate() {
            let words: Vec<&str> = (n * 8..n * 8 + 8).map(|at| places[&at].as_str()).collect();
            prop_assert_eq!(&said[*provision], &words.join(" "));
        }
        // What is live stands in a bracket, under its own name.
        for (id, _, new) in &live {
            let lines = table.reading().lines("en", true);
            prop_assert!(lines.contains(new.as_str()), "{id}: {new} in {lines}");
        }
    }
}
