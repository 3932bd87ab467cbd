//! Closed vocabularies: enumerations whose members each have the one word by which tables and JSON know them.

/// Defines an enumeration with `ALL`, `WORDS`, `word` and `parse`, displayed and serialised as its word.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// Their words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];

            /// The word used in tables and JSON.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The one a word names, if it names one.
            pub fn named(word: &str) -> Option<$name> {
                $name::ALL.iter().find(|v| v.word() == word).copied()
            }

            /// The one a word names. Where it may well name none, [`named`](Self::named) costs less.
            ///
            /// # Errors
            /// Names the nearest word there is, or all of them.
            pub fn parse(word: &str) -> Result<$name, String> {
                if let Some(found) = $name::named(word) {
                    return Ok(found);
                }
                let words = || $name::ALL.iter().map(|v| v.word());
                // A few words are soonest said whole.
                let near = $crate::name::nearest(word, words()).filter(|_| $name::ALL.len() > 6);
                Err(match near {
                    Some(near) => format!("did you mean '{near}'?"),
                    None => format!(concat!($what, " is one of: {}"), words().collect::<Vec<_>>().join(", ")),
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.word().replace('_', " "))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

pub(crate) use words;
