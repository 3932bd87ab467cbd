//! The addresses that are read in forms, what may be asked of each, and what is answered: one table, from which what is asked is
//! checked and the API described.

use super::form::{Form, split};

/// A parameter: its name, where it is, what it means, and which values it takes.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Which values it takes.
    pub values: Values,
}

/// Which values a parameter takes.
pub enum Values {
    /// A day.
    Day,
    /// A whole number from 1 to this.
    UpTo(u64),
    /// A text of at most so many characters.
    Text(usize),
    /// One of these words.
    Words(&'static [&'static str]),
    /// One of these columns, or one after `-`.
    Order(&'static [&'static str]),
    /// The id of a forum, an instrument, or a State or organisation.
    Scope,
    /// The id of an instrument, a forum, a session, a measure, an actor, a pathway, a promise, one of several promises of a text, a text that States negotiate, one of its provisions, an entry, a form, a state of commitments.
    Instrument,
    Forum,
    Session,
    Measure,
    Actor,
    Pathway,
    Promise,
    Element,
    Negotiated,
    Provision,
    Source,
    Entry,
    Form,
    Progress,
}

/// A parameter.
pub const fn parameter(name: &'static str, meaning: &'static str, values: Values) -> Parameter {
    Parameter { name, meaning, values }
}

/// An address that is read.
pub struct Address {
    /// Without the ending.
    pub path: &'static str,
    /// What is there.
    pub summary: &'static str,
    /// In the path, in its order.
    pub of: [Option<Parameter>; 2],
    /// In the query.
    pub asked: &'static [Parameter],
    /// Beside JSON and CSV.
    pub also: &'static [Form],
    /// Members of the answer, each with its type.
    pub answers: &'static [(&'static str, &'static str)],
}

/// The columns by which acts can be sorted.
pub const ACTS_BY: [&str; 2] = ["date", "who"];
/// The columns by which commitments can be sorted.
pub const COMMITMENTS_BY: [&str; 4] = ["who", "made", "due", "state"];
/// No id is longer, in characters: those of an instrument and its element.
pub const LONGEST_KEY: usize = 160;
/// No set is longer, in characters.
pub const LONGEST_SET: usize = 500;
/// No search is longer, in characters.
pub const LONGEST_SEARCH: usize = 200;

const OF: Parameter = parameter("of", "As far as it is one State's", Values::Actor);
const PROMISE: &[(&str, &str)] = &[("promise", "string"), ("total", "integer"), ("commitments", "array")];
const TEXT: Parameter = parameter("id", "A text that States negotiate", Values::Negotiated);
const IN: Parameter = parameter(
    "in",
    "In which of its languages; that of the negotiation if not said",
    Values::Words(&["ar", "zh", "en", "fr", "ru", "es"]),
);
const PAGE: Parameter = parameter("page", "Which part of a long list", Values::UpTo(1_000_000));
const SIZE: Parameter = parameter("size", "How many in a part", Values::UpTo(1000));

const fn read(
    path: &'static str,
    summary: &'static str,
    asked: &'static [Parameter],
    also: &'static [Form],
    answers: &'static [(&'static str, &'static str)],
) -> Address {
    Address { path, summary, of: [None, None], asked, also, answers }
}

const fn one(
    path: &'static str,
    summary: &'static str,
    of: Parameter,
    also: &'static [Form],
    answers: &'static [(&'static str, &'static str)],
) -> Address {
    Address { path, summary, of: [Some(of), None], asked: &[], also, answers }
}

/// The same for one thing, whose lists come in parts.
const fn in_parts(address: Address) -> Address {
    let Address { path, summary, of, also, answers, .. } = address;
    Address { path, summary, of, asked: &[PAGE, SIZE], also, answers }
}

/// Every address that is read in forms.
pub static ADDRESSES: &[Address] = &[
    read(
        "/index",
        "The regime at a glance",
        &[],
        &[Form::Svg],
        &[("instruments", "array"), ("measures", "array")],
    ),
    read("/instruments", "Every instrument", &[], &[], &[("instruments", "array")]),
    in_parts(one(
        "/instruments/{id}",
        "One instrument: its status, why, and what happened under it",
        parameter("id", "An instrument", Values::Instrument),
        &[Form::Calendar, Form::Feed, Form::Svg],
        &[("instrument", "string"), ("parties", ""), ("timeline", "array")],
    )),
    Address {
        path: "/instruments/{id}/forecast",
        summary: "How many States join by when, and how sure that is",
        of: [Some(parameter("id", "An instrument", Values::Instrument)), None],
        asked: &[
            parameter("to", "Through which day; eight years on if not said", Values::Day),
            parameter(
                "clause",
                "Another clause on entry into force, as docs/grammar.md has it",
                Values::Text(LONGEST_SET),
            ),
            parameter("draws", "As CSV: every future, not their quantiles", Values::Words(&["yes"])),
        ],
        also: &[Form::Svg],
        answers: &[("instrument", "string")],
    },
    read(
        "/states",
        "Every State and organisation against every instrument",
        &[],
        &[],
        &[("actors", "array")],
    ),
    Address {
        path: "/states/{id}",
        summary: "One State or organisation: what binds it, what it owes, everything it did",
        of: [Some(parameter("id", "A State or organisation", Values::Actor)), None],
        asked: &[
            parameter(
                "list",
                "As CSV: which of its lists",
                Values::Words(&["acts", "due", "commitments", "instruments"]),
            ),
            PAGE,
            SIZE,
        ],
        also: &[Form::Calendar, Form::Feed],
        answers: &[
            ("id", "string"),
            ("instruments", "array"),
            ("acts", "array"),
            ("due", "array"),
            ("commitments", "array"),
        ],
    },
    read(
        "/compare",
        "Two States beside each other",
        &[parameter("a", "A State", Values::Actor), parameter("b", "Another", Values::Actor)],
        &[],
        &[("states", "array")],
    ),
    read(
        "/map",
        "How each State stands towards an instrument",
        &[
            parameter("instrument", "Which", Values::Instrument),
            parameter("view", "A tile for each, or outlines", Values::Words(&["tiles", "map"])),
        ],
        &[Form::Svg],
        &[("instrument", "string"), ("states", "array")],
    ),
    read(
        "/calendar",
        "Forums, their sessions, what falls due",
        &[PAGE, SIZE],
        &[Form::Calendar],
        &[("forums", "array"), ("due", "array")],
    ),
    read(
        "/next",
        "What may happen when in each forum, how far it is, and who has taken a step towards closing a gap",
        &[],
        &[],
        &[("forums", "array"), ("gaps", "array")],
    ),
    in_parts(one(
        "/forums/{id}",
        "One forum",
        parameter("id", "A forum", Values::Forum),
        &[Form::Calendar],
        &[("forum", "string"), ("sessions", "array"), ("due", "array")],
    )),
    in_parts(one(
        "/sessions/{id}",
        "One session",
        parameter("id", "A session", Values::Session),
        &[],
        &[("session", "object"), ("decisions", "array"), ("acts", "array")],
    )),
    read(
        "/commitments",
        "Who promised what, and how far it has come",
        &[
            parameter("of", "Whose", Values::Actor),
            parameter(
                "kind",
                "National, joint, or recommended",
                Values::Words(&["national", "joint", "recommendation"]),
            ),
            parameter("under", "Made where or under what", Values::Text(LONGEST_KEY)),
            parameter("state", "In which state", Values::Progress),
            parameter("year", "Made in which year", Values::UpTo(9999)),
            parameter("sort", "By which column; the last first after '-'", Values::Order(&COMMITMENTS_BY)),
            PAGE,
            SIZE,
        ],
        &[],
        &[("total", "integer"), ("commitments", "array")],
    ),
    read(
        "/acts",
        "Every act as recorded",
        &[
            parameter("sort", "By which column; the last first after '-'", Values::Order(&ACTS_BY)),
            PAGE,
            SIZE,
        ],
        &[Form::Feed],
        &[("total", "integer"), ("acts", "array")],
    ),
    read("/gaps", "Every measure by the gap that it measures", &[], &[Form::Feed], &[("measures", "array")]),
    Address {
        path: "/commitments/{id}",
        summary: "One promise: who made it, what would show that it was kept, and what each account says",
        of: [
            Some(parameter(
                "id",
                "A pledge, a recommendation, or a political text of one promise",
                Values::Promise,
            )),
            None,
        ],
        asked: &[OF],
        also: &[Form::Feed],
        answers: PROMISE,
    },
    Address {
        path: "/commitments/{id}/{element}",
        summary: "One promise of a political text that makes several",
        of: [
            Some(parameter("id", "A political text", Values::Instrument)),
            Some(parameter("element", "Which of its promises", Values::Element)),
        ],
        asked: &[OF],
        also: &[Form::Feed],
        answers: PROMISE,
    },
    Address {
        path: "/measures/{id}",
        summary: "One measure: its bounds, who is counted and missing, over time, what it hangs on, what would change it",
        of: [Some(parameter("id", "A measure", Values::Measure)), None],
        asked: &[
            parameter("from", "Since which day changes are shown", Values::Day),
            parameter("if", "What is supposed: 'NLD and KEN joined ID'", Values::Text(LONGEST_SET)),
        ],
        also: &[Form::Feed, Form::Svg],
        answers: &[
            ("measure", "object"),
            ("series", "object"),
            ("change", "object"),
            ("sensitivity", "object"),
        ],
    },
    read(
        "/weakest-link",
        "Who meets the fewest conditions, and what would help",
        &[],
        &[],
        &[("links", "array")],
    ),
    read(
        "/stocktake",
        "What a period brought",
        &[
            parameter("of", "Of which forum, instrument or State", Values::Scope),
            parameter("from", "From which day", Values::Day),
            parameter("to", "To which day", Values::Day),
            PAGE,
            SIZE,
        ],
        &[Form::Markdown],
        &[("of", "string")],
    ),
    read(
        "/momentum",
        "Joins among participants in a forum and among all others, before, during and after it",
        &[
            parameter("forum", "Around which forum", Values::Forum),
            parameter(
                "set",
                "Who is set against all others, if not its participants",
                Values::Text(LONGEST_SET),
            ),
        ],
        &[Form::Svg],
        &[("forum", "string")],
    ),
    read(
        "/pathways",
        "Ways forward, compared in the same futures",
        &[parameter("to", "Through which day; twenty years on if not said", Values::Day)],
        &[],
        &[("pathways", "array")],
    ),
    Address {
        path: "/pathways/{id}",
        summary: "One way forward: what is believed of it, and what it may bring",
        of: [Some(parameter("id", "A pathway", Values::Pathway)), None],
        asked: &[parameter("to", "Through which day; twenty years on if not said", Values::Day)],
        also: &[],
        answers: &[("pathway", "string")],
    },
    read(
        "/scores",
        "How good forecasts have been, of treaties that were kept back when the model was chosen",
        &[],
        &[Form::Svg],
        &[("treaties", "integer"), ("forecasts", "array")],
    ),
    read(
        "/who",
        "Who is in a set",
        &[
            parameter("set", "A set, as docs/grammar.md has it", Values::Text(LONGEST_SET)),
            parameter(
                "among",
                "Without 'set': among the members of which organisation or forum; all States if not said",
                Values::Scope,
            ),
            parameter("joined", "Without 'set': those who have joined it", Values::Instrument),
            parameter("without", "Without 'set': but have not joined it", Values::Instrument),
        ],
        &[],
        &[],
    ),
    read(
        "/search",
        "What some words lead to",
        &[parameter("q", "The words", Values::Text(LONGEST_SEARCH))],
        &[],
        &[("found", "array"), ("suggested", "array")],
    ),
    read(
        "/sources",
        "Where facts are published",
        &[PAGE, SIZE],
        &[],
        &[("total", "integer"), ("sources", "array")],
    ),
    in_parts(one(
        "/sources/{id}",
        "One source, and everything that rests on it",
        parameter("id", "A source", Values::Source),
        &[],
        &[("source", "object"), ("total", "integer"), ("acts", "array"), ("readings", "array")],
    )),
    read(
        "/corrections",
        "What was corrected, when, by whom and why",
        &[PAGE, SIZE],
        &[],
        &[("total", "integer"), ("corrections", "array")],
    ),
    read("/disagreements", "Where sources disagree", &[], &[], &[("claims", "array")]),
    read("/totals", "Published totals beside the names", &[], &[], &[("totals", "array")]),
    read(
        "/log",
        "The state of the log",
        &[],
        &[],
        &[("size", "integer"), ("root", "string"), ("verifier_key", "string")],
    ),
    one(
        "/log/entries/{id}",
        "One entry",
        parameter("id", "Its number", Values::Entry),
        &[],
        &[("entry", "integer"), ("says", "object")],
    ),
    one(
        "/annexes/{id}",
        "The annex to a note verbale: what an act says, as it stands in the log, and what is needed to check it",
        parameter("id", "The number of an entry that is an act", Values::Entry),
        &[],
        &[("entry", "integer"), ("says", "object"), ("checkpoint", "string")],
    ),
    read("/keys", "Whose key is whose", &[], &[], &[("keys", "array"), ("policies", "object")]),
    read("/papers", "Sealed papers", &[], &[], &[("papers", "array")]),
    read(
        "/texts",
        "Texts that States negotiate: where each is, and how far it has come",
        &[],
        &[],
        &[("texts", "array")],
    ),
    Address {
        path: "/texts/{id}",
        summary: "One text: what is agreed, who may speak, what may be changed, what is pending, and its words with brackets",
        of: [Some(TEXT), None],
        asked: &[
            parameter(
                "view",
                "With brackets, if not said; without anything that is proposed; how far it has come; or what its rules would do",
                Values::Words(&["brackets", "clean", "progress", "means"]),
            ),
            parameter("compare", "Compared with another day, word by word", Values::Day),
            parameter("by", "What one delegation has on the table", Values::Actor),
            IN,
            parameter("words", "Provisions in which these words stand", Values::Text(LONGEST_SEARCH)),
            PAGE,
            SIZE,
        ],
        also: &[Form::Feed, Form::Markdown, Form::Plain, Form::Akn, Form::Word],
        answers: &[
            ("id", "string"),
            ("title", "string"),
            ("phase", "string"),
            ("progress", "object"),
            ("pending", "array"),
            ("provisions", "array"),
        ],
    },
    Address {
        path: "/texts/{id}/provisions/{provision}",
        summary: "One provision: its words, what is proposed for it, who says what of that, and what was done to it",
        of: [Some(TEXT), Some(parameter("provision", "One of its provisions", Values::Provision))],
        asked: &[IN, PAGE],
        also: &[Form::Feed],
        answers: &[
            ("text", "string"),
            ("provision", "string"),
            ("wordings", "object"),
            ("proposals", "array"),
            ("history", "array"),
        ],
    },
    read(
        "/follow",
        "How to follow a State, a treaty, a promise or a forum, and whether letters are sent from here",
        &[],
        &[],
        &[("mail", "boolean")],
    ),
    read("/help", "Terms and their meaning", &[], &[], &[("terms", "array")]),
    read("/about", "What this record is", &[], &[], &[("licence", "string")]),
];

/// Pages for people, which have no other form, and what they are asked.
const PAGES: [(&str, &[&str]); 4] = [
    ("/check", &["entry"]),
    ("/notifications/{id}", &["entry"]),
    ("/follow/confirm", &["token"]),
    ("/follow/stop", &["token"]),
];

/// What may be asked of an address beside the days, its language and ending left out; nothing of what is not in the table.
pub fn parameters(path: &str) -> &'static [Parameter] {
    let path = split(path).0;
    ADDRESSES.iter().find(|address| fits(address.path, path)).map_or(&[], |address| address.asked)
}

/// What may be asked of an address, its language and ending left out; `None` if it says that itself.
pub fn asked(path: &str) -> Option<Vec<&'static str>> {
    let path = if path == "/" { "/index" } else { split(path).0 };
    let days = ["on", "known"];
    let read = ADDRESSES.iter().find(|address| fits(address.path, path));
    let names = read.map(|address| address.asked.iter().map(|p| p.name).collect::<Vec<_>>());
    let page = || PAGES.iter().find(|(of, _)| fits(of, path)).map(|(_, names)| names.to_vec());
    Some(days.into_iter().chain(names.or_else(page)?).collect())
}

/// Whether a path is one of those that a template such as `/states/{id}` stands for.
fn fits(template: &str, path: &str) -> bool {
    let (mut given, mut wanted) = (path.split('/'), template.split('/'));
    loop {
        match (given.next(), wanted.next()) {
            (None, None) => return true,
            (Some(_), Some(part)) if part.starts_with('{') => {}
            (Some(part), Some(wanted)) if part == wanted => {}
            _ => return false,
        }
    }
}
