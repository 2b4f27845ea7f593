using PilarBot.Flows.Definition;
using PilarBot.Flows.Definition.Language;

namespace PilarBot.Flows.Reference;

/// <summary>For each problem code, the least that earns it. What stands in <c>texts.yaml</c> is given apart, since its file is long.</summary>
internal static class ProblemSamples
{
    /// <summary>Samples of flows by code.</summary>
    public static readonly IReadOnlyDictionary<string, Sample> Flows = new Dictionary<string, string>
    {
        [ProblemCodes.BadYaml] = "flow: contoh\ntitle: \"Contoh",
        [ProblemCodes.Tab] = "flow: contoh\ntitle: Contoh\nsteps:\n\t- end",
        [ProblemCodes.WrongShape] = "- say: [Halo, apa kabar?]",
        [ProblemCodes.UnknownKey] = "- say: Halo.\n  tunda: 3",
        [ProblemCodes.DuplicateKey] = "- say: Halo.\n  say: Apa kabar?",
        [ProblemCodes.MissingKey] = "- ask: nama\n  say: Siapa namanya?",
        [ProblemCodes.UnknownStep] = "- aks: nama\n  say: Siapa namanya?\n  answer: text",
        [ProblemCodes.UnknownAnswerKind] = "- ask: nama\n  answer: teks",
        [ProblemCodes.BadValue] = "- ask: umur\n  answer: number\n  min: 5\n  max: 2",
        [ProblemCodes.BadDuration] = "flow: contoh\ntitle: Contoh\nexpires: seminggu\nsteps:\n  - end",
        [ProblemCodes.BadCondition] = "- ask: umur\n  answer: number\n- if: umur = 60\n  then:\n    - end",
        [ProblemCodes.BadExpression] = "- set: jumlah\n  to: 2 +",
        [ProblemCodes.BadPlaceholder] = "- say: Halo {nama lengkap}.",
        [ProblemCodes.UnknownName] = "- say: Halo {nama}.",
        [ProblemCodes.UnknownFlow] = "- call: alamat",
        [ProblemCodes.CallCircle] = "- call: contoh",
        [ProblemCodes.UnknownAction] = "- do: contoh.catet\n  with: { isi: \"Halo\" }",
        [ProblemCodes.UnknownInput] = "- do: contoh.catat\n  with: { isi: \"Halo\", isian: \"Halo\" }",
        [ProblemCodes.MissingInput] = "- do: contoh.catat",
        [ProblemCodes.WrongInputKind] = "- do: contoh.catat\n  with: { isi: 3 }",
        [ProblemCodes.UnknownPart] = "- do: contoh.cari\n  as: hasil\n- say: Ada {hasil.banyak}.",
        [ProblemCodes.UnknownList] = "- ask: pilih\n  choose: { from: ppkss }",
        [ProblemCodes.UnknownRole] = "- say: Halo.\n  for: [tkks]",
        [ProblemCodes.DuplicateFlow] = "flow: contoh\ntitle: Contoh\nsteps:\n  - end\n---\nflow: contoh\ntitle: Contoh lain\nsteps:\n  - end",
        [ProblemCodes.DuplicateStep] = "- ask: nama\n  answer: text\n- ask: nama\n  answer: text",
        [ProblemCodes.DuplicateStartWord] = "flow: contoh\ntitle: Contoh\nstart: [bantu saya]\nsteps:\n  - end\n---\nflow: lain\ntitle: Lain\nstart: [bantu saya]\nsteps:\n  - end",
        [ProblemCodes.ReservedWord] = "flow: contoh\ntitle: Contoh\nstart: [menu]\nsteps:\n  - end",
        [ProblemCodes.NoChoices] = "- ask: pilih\n  choose: []",
        [ProblemCodes.DuplicateChoice] = "- ask: pilih\n  choose: [Satu, Satu]",
        [ProblemCodes.LabelTooLong] = "- ask: pilih\n  choose:\n    - { value: a, label: Label yang terlalu panjang untuk sebuah tombol }\n    - { value: b, label: B }",
        [ProblemCodes.ValueTooLong] = "- ask: pilih\n  choose:\n    - { value: nilai-yang-terlalu-panjang-untuk-dibawa-sebuah-tombol, label: A }\n    - { value: b, label: B }",
        [ProblemCodes.TextTooLong] = "- say: " + new string('a', 4097),
        [ProblemCodes.TooManyQuestions] = "flow: contoh\ntitle: Contoh\nquestions: 1\nsteps:\n  - ask: nama\n    answer: text\n  - ask: umur\n    answer: number",
        [ProblemCodes.KeyDoesNotFit] = "- ask: nama\n  answer: text\n  past: true",
        [ProblemCodes.MayBeRefused] = "- do: contoh.catat\n  with: { isi: \"Halo\" }\n  as: catatan\n  refused:\n    - say: Belum bisa.\n- say: Nomor {catatan.nomor}.",
        [ProblemCodes.ReservedName] = "- ask: me\n  answer: text",
        [ProblemCodes.TwoPayloads] = "flow: contoh\ntitle: Contoh\npayload: true\nsteps:\n  - end\n---\nflow: lain\ntitle: Lain\npayload: true\nsteps:\n  - end",
        [ProblemCodes.DoubledAddress] = "- say: Terima kasih, Bapak/Ibu {me.name}.",
        [ProblemCodes.NotInside] = "- if: true\n  then:\n    - section: Data warga",
        [ProblemCodes.NeverHolds] = "- ask: pilih\n  choose: [ya, tidak]\n- if: pilih == 'iya'\n  then:\n    - end",
        [ProblemCodes.NeverGives] = "- ask: nama\n  answer: text\n- set: umur\n  to: age(nama)",
        [ProblemCodes.NeedsCaller] = "flow: contoh\ntitle: Contoh\nstart: [contoh]\ntakes: { nomor: text }\nsteps:\n  - say: Nomor {args.nomor}.",
    }.ToDictionary(s => s.Key, s => new Sample(s.Value));

    /// <summary>Codes that come of other files than a flow's, and what has to be in them.</summary>
    public static readonly IReadOnlyDictionary<string, string> Elsewhere = new Dictionary<string, string>
    {
        [ProblemCodes.MissingText] = "a text under `texts` in `texts.yaml` is deleted",
        [ProblemCodes.UnknownText] = "`texts.yaml` has a text `salam: Halo`, which is never said",
        [ProblemCodes.UnknownPlaceholder] = "`texts.yaml` has `menu: \"Halo {nama}\"`, and the menu knows no `nama`",
        [ProblemCodes.UnnamedRole] = "`for: [tksk]`, and no `tksk` under `roles` in `texts.yaml`",
        [ProblemCodes.Untranslated] = "a flow says `Halo.`, and its `flow.en.yaml` has no pair for it",
        [ProblemCodes.TranslatedInVain] = "`flow.en.yaml` has a pair for words that the flow no longer says",
        [ProblemCodes.NotRead] = "the folder `bansos` has no `flow.yaml`, but a `flow.yaml.txt`, as some editors save it",
        [ProblemCodes.FolderName] = "`bansos/flow.yaml` begins with `flow: bantuan`",
        [ProblemCodes.CutByComment] = "`say: Rumah nomor #12` says `Rumah nomor`; `say: \"Rumah nomor #12\"` says all of it",
    };
}
