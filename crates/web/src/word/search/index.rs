//! What words lead to. It grows with the record: what was learned of acts and sources is kept, in parts of which each is larger
//! than those behind it together, so that what comes is learned by itself and, now and then, with what came lately.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use comity_regime::{Regime, Register};

use super::{
    part::{Item, Part},
    words::words,
};

/// No more words of a question are looked up.
const ASKED: usize = 12;

/// How far a regime reaches: how many acts on instruments it has, and how many sources that are listed and that are cited.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Reach {
    pub(super) acts: usize,
    pub(super) listed: u32,
    pub(super) cited: u32,
}

impl Reach {
    fn of(regime: &Regime) -> Reach {
        let count = |some: usize| u32::try_from(some).unwrap_or(u32::MAX);
        let sources = &regime.register().sources;
        let (listed, cited) = (count(sources.listed().len()), count(sources.cited().len()));
        Reach { acts: regime.acts().len(), listed, cited }
    }

    fn includes(self, other: Reach) -> bool {
        self.acts >= other.acts && self.listed >= other.listed && self.cited >= other.cited
    }

    /// How many things it has that another has not.
    fn beyond(self, other: Reach) -> usize {
        self.acts - other.acts + (self.listed - other.listed + self.cited - other.cited) as usize
    }
}

/// Which words lead where.
pub struct Index {
    /// What there are few of.
    few: Arc<Part>,
    /// How many proceedings there were when those were learned.
    proceedings: usize,
    /// Acts and sources: from where each part begins, and what it has.
    many: Vec<(Reach, Arc<Part>)>,
    /// How far the last of them goes.
    reach: Reach,
    /// To what all this refers.
    register: Register,
}

impl Index {
    /// Everything in a regime. What was learned of it as it was before is not learned again.
    pub fn of(regime: &Regime, before: Option<&Index>) -> Index {
        let (register, reach) = (regime.register().clone(), Reach::of(regime));
        let proceedings = regime.docket().recorded().len();
        let before = before.filter(|it| it.register.shares_inventory(&register) && reach.includes(it.reach));
        let few = before.filter(|it| it.proceedings == proceedings).map(|it| it.few.clone());
        let few = few.unwrap_or_else(|| Arc::new(Part::few(regime)));
        let (mut many, mut from) = before.map_or_else(Default::default, |it| (it.many.clone(), it.reach));
        if from != reach {
            while let Some((begin, _)) = many.pop_if(|(begin, _)| from.beyond(*begin) <= reach.beyond(from)) {
                from = begin;
            }
            many.push((from, Arc::new(Part::many(regime, from, reach))));
        }
        Index { few, proceedings, many, reach, register }
    }

    fn parts(&self) -> impl Iterator<Item = &Part> {
        std::iter::once(&self.few).chain(self.many.iter().map(|(_, part)| part)).map(|part| &**part)
    }

    /// What a question finds, the best first: what answers every word of it, or else what answers most of them.
    pub fn find(&self, question: &str) -> Vec<&Item> {
        let asked = words(question);
        let parts: Vec<&Part> = self.parts().collect();
        let all = parts.iter().map(|part| part.items.len()).sum();
        // By part and place in it.
        let mut found: HashMap<(usize, usize), (usize, f64)> = HashMap::new();
        let mut seen = HashSet::new();
        for word in asked.iter().filter(|word| seen.insert(*word)).take(ASKED) {
            // A slip that one part forgives is forgiven in all.
            let like: BTreeMap<&str, f64> = parts.iter().flat_map(|part| part.like(word)).collect();
            let mut best: HashMap<(usize, usize), f64> = HashMap::new();
            for (known, likeness) in like {
                let within: Vec<_> =
                    (0..).zip(&parts).filter_map(|(of, part)| Some((of, part.having(known)?))).collect();
                // A word that is everywhere says little (inverse document frequency).
                let rarity = share(all, within.iter().map(|(_, items)| items.len()).sum()).ln_1p();
                for (of, items) in within {
                    for (at, weight) in items {
                        let score = best.entry((of, *at)).or_default();
                        *score = score.max(likeness * weight * rarity);
                    }
                }
            }
            for (place, score) in best {
                let (answered, sum) = found.entry(place).or_default();
                *answered += 1;
                *sum += score;
            }
        }
        let most = found.values().map(|(answered, _)| *answered).max().unwrap_or(0);
        let mut found: Vec<(bool, f64, &Item)> = found
            .into_iter()
            .filter(|(_, (answered, _))| *answered == most)
            .map(|((of, at), (_, score))| (parts[of].is_named(at, &asked), score, &parts[of].items[at]))
            .collect();
        found.sort_by(|(named, score, item), (other_named, other_score, other)| {
            let named = other_named.cmp(named).then_with(|| other_score.total_cmp(score));
            named.then_with(|| (item.kind, item.turn).cmp(&(other.kind, other.turn)))
        });
        found.into_iter().map(|(_, _, item)| item).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a weight")]
fn share(all: usize, some: usize) -> f64 {
    all as f64 / some.max(1) as f64
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use comity_regime::{
        Act, Proceeding,
        load::{Folder, load},
        register::Source,
    };

    use super::{super::part::Kind, *};

    fn record() -> Regime {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
        let mut folder = Folder::new();
        for sub in ["", "instruments", "acts", "pathways"] {
            let files = root.join(sub).read_dir().unwrap().map(|file| file.unwrap().path());
            for file in files.filter(|file| file.is_file()) {
                let path = file.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                folder.insert(path, fs::read(&file).unwrap());
            }
        }
        load(&folder, None, None).unwrap().regime
    }

    /// A record as it was after some acts and proceedings, with as many notes and pages as acts.
    fn after(whole: &Regime, acts: usize, proceedings: usize) -> Regime {
        let mut register = whole.register().clone();
        for n in 0..acts {
            let source = |id: String| Source {
                title: format!("About {id}"),
                id,
                publisher: "Nobody".into(),
                url: String::new(),
                retrieved: String::new(),
                note: String::new(),
            };
            register.sources.list(source(format!("note-{n}")));
            register.sources.cite(source(format!("https://example.org/{n}")));
        }
        let acts: Vec<Act> = whole.acts().recorded().take(acts).cloned().collect();
        let proceedings: Vec<Proceeding> =
            whole.docket().recorded().iter().take(proceedings).cloned().collect();
        Regime::new(register, acts, proceedings).unwrap()
    }

    #[track_caller]
    fn the_same(grown: &Index, made: &Index) {
        for question in [
            "netherlands",
            "nehterlands",
            "reservation",
            "summit",
            "note",
            "note-7",
            "example 12",
            "https://example.org/3",
            "iaea",
            "convention nuclear",
            "about nobody",
            "Казахстан",
            "公约",
            "1540",
            "outcome documnt",
            "declartion",
        ] {
            let found = |index: &Index| -> Vec<_> {
                index
                    .find(question)
                    .iter()
                    .map(|item| (item.kind, item.id.clone(), item.text.clone()))
                    .collect()
            };
            let (grown, made) = (found(grown), found(made));
            let differs = grown.iter().zip(&made).find(|(a, b)| a != b);
            assert!(grown == made, "{question}: {} and {}, {differs:?}", grown.len(), made.len());
        }
    }

    #[test]
    fn an_index_that_grew_finds_what_one_made_at_once_finds() {
        let whole = record();
        let (acts, proceedings) = (whole.acts().len(), whole.docket().recorded().len());
        assert!(acts > 500 && proceedings > 500);
        let mut grown = Index::of(&after(&whole, 0, proceedings / 2), None);
        let mut few = grown.few.clone();
        for (step, n) in [1, 2, 3, 4, 5, 6, 7, 30, 31, 32, 200, 201, acts].into_iter().enumerate() {
            // Now and then something else happens as well.
            let proceedings = if step < 9 { proceedings / 2 } else { proceedings };
            let regime = after(&whole, n, proceedings);
            grown = Index::of(&regime, Some(&grown));
            the_same(&grown, &Index::of(&regime, None));
            assert_eq!(Arc::ptr_eq(&few, &grown.few), step != 9, "only then it is learned again");
            few = grown.few.clone();
            let ends = grown.many.iter().skip(1).map(|(begin, _)| *begin).chain([grown.reach]);
            let sizes: Vec<usize> =
                grown.many.iter().zip(ends).map(|((begin, _), end)| end.beyond(*begin)).collect();
            let larger = |at: usize| sizes[at] > sizes[at + 1..].iter().sum();
            assert!((0..sizes.len()).all(larger), "{sizes:?}");
        }
        assert_eq!(grown.reach, Reach::of(&after(&whole, acts, proceedings)));
        // Of a record whose actors or definitions changed, nothing is kept.
        let again = Index::of(&record(), Some(&grown));
        the_same(&again, &Index::of(&record(), None));
        assert!(!Arc::ptr_eq(&few, &again.few) && again.many.len() == 1);
    }

    #[test]
    fn slips_are_forgiven_in_words_and_not_in_numbers() {
        let mut part = Part::default();
        part.add(Kind::Source, "note-1234", String::new(), "Note verbale", "");
        let answered = |word: &str| part.like(word).map(|(known, _)| known.to_owned()).collect::<Vec<_>>();
        assert_eq!(answered("noet"), ["note"]);
        assert_eq!(answered("vrebale"), ["verbale"]);
        assert_eq!(answered("1234"), ["1234"]);
        assert!(answered("1235").is_empty());
    }
}
