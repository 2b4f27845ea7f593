namespace PilarBot.Flows.Definition.Language;

internal static partial class FlowLanguage
{
    /// <summary>The steps.</summary>
    public static readonly IReadOnlyList<Construct> Steps =
    [
        new("ask", "an ask", "Asks until there is an answer.",
        [
            Required("ask", Shape.Name, "the name of the answer"),
            new("say", Shape.Text, "the question; without it, one made of the label"),
            new("label", Shape.Words, "a short name for the review; without it, one made of the name"),
            new("answer", Shape.Words, "the kind of answer") { OneOf = [.. AnswerKinds.ByWord.Keys] },
            new("choose", Shape.ChoicesOrSource, "choices instead of `answer`: a list of them, or `{ from: list }`"),
            new("many", Shape.Flag, "several may be picked") { With = [AnswerKind.Choice] },
            new("or", Shape.Choices, "other ways out: no value, but `{name.choice}`"),
            new("optional", Shape.Flag, "a *Lewati* button"),
            new("min", Shape.Number, "the least length, number or count")
            {
                With = [AnswerKind.Text, AnswerKind.Number, AnswerKind.Photos, AnswerKind.Files, AnswerKind.Choice],
            },
            new("max", Shape.Number, "the greatest length, number or count")
            {
                With = [AnswerKind.Text, AnswerKind.Number, AnswerKind.Photos, AnswerKind.Files, AnswerKind.Choice],
            },
            new("decimals", Shape.Flag, "halves and the like are welcome") { With = [AnswerKind.Number] },
            new("past", Shape.Flag, "not after today") { With = [AnswerKind.Date, AnswerKind.DateTime] },
            new("future", Shape.Flag, "not before today") { With = [AnswerKind.Date, AnswerKind.DateTime] },
            new("other", Shape.Flag, "somebody else's contact is welcome, typed too") { With = [AnswerKind.Contact] },
            new("level", Shape.Words, "which wilayah") { With = [AnswerKind.Wilayah], OneOf = ["kecamatan", "desa"] },
            new("within", Shape.Path, "the answer in whose wilayah, or list entry, this one lies") { With = [AnswerKind.Wilayah, AnswerKind.Choice] },
            new("differs-from", Shape.Path, "an earlier answer that this one must not repeat")
            {
                With = [AnswerKind.Nik, AnswerKind.Kk, AnswerKind.Text, AnswerKind.Phone],
            },
            new("suggest", Shape.Path, "a value that is known already: it is shown, and one tap confirms it"),
            new("help", Shape.Text, "shown on \"bantuan\" and after three invalid answers; without it, an example of the kind"),
            new("sensitive", Shape.Flag, "hidden in the review"),
            ForRoles,
        ])
        {
            Sample = new("""
                - ask: nik
                  label: NIK
                  say: Ketik **NIK** warga.
                  answer: nik
                  or: [{ value: tanpa-nik, label: Belum punya }]
                  help: NIK ada di baris paling atas KTP.
                - if: nik.choice == 'tanpa-nik'
                  then:
                    - say: Baik, tanpa NIK.
                """, "> 123", "> bantuan", "> [Belum punya]"),
        },
        new("if", "an if", "Goes one way or the other.",
        [
            Required("if", Shape.Condition, "the condition"),
            Required("then", Shape.Steps, "the steps when it holds"),
            new("else", Shape.Steps, "the steps when it does not"),
            ForRoles,
        ])
        {
            Sample = new("""
                - ask: lahir
                  say: Tanggal lahirnya?
                  answer: date
                  past: true
                - if: age(lahir) >= 60
                  then:
                    - say: Warga ini lanjut usia.
                  else:
                    - say: Warga ini belum 60 tahun.
                """, "> 17-08-1950"),
        },
        new("do", "a do", "Carries out an action of the office.",
        [
            Required("do", Shape.Action, "the action"),
            new("with", Shape.Values, "its inputs"),
            new("as", Shape.Name, "the name of its result"),
            new("refused", Shape.Steps, "what to do when it refuses, with `{name.code}` and `{name.text}`; then the flow goes on, so end them with `end`. "
                + "Without it, the refusal's text is said and the flow ends"),
            ForRoles,
        ])
        {
            Sample = new("""
                - ask: isi
                  say: Apa keperluan Anda?
                  answer: text
                - do: contoh.catat
                  with: { isi: isi }
                  as: catatan
                - say: Tercatat dengan nomor {catatan.nomor}.
                """, "@ action contoh.catat => {\"nomor\":\"C-7\"}", "> Mohon info bansos"),
        },
        new("review", "a review", "Shows all answers, lets each be corrected, and waits until they are sent.",
        [
            new("review", Shape.Nothing, "its keys stand beside it or inside it"),
            new("say", Shape.Text, "what stands above the answers"),
            new("send", Shape.Words, "the button that sends"),
            new("only", Shape.WordList, "the names of the answers to show; without it, all"),
            ForRoles,
        ])
        {
            Sample = new("""
                - ask: nama
                  say: Siapa namanya?
                  answer: text
                - review:
                    say: Mohon periksa.
                    send: Kirim
                - say: Terkirim.
                """, "> Budi", "> ubah nama", "> Budiman", "> [Kirim]"),
        },
        new("repeat", "a repeat", "Walks its steps once for each of several. `{name.count}` is how many, `{name.0.answer}` an answer of the first, "
            + "`{name.answer}` that answer of all, and `name` in `with` is a list of groups.",
        [
            Required("repeat", Shape.Name, "the name of the group"),
            new("say", Shape.Text, "the question whether there is another, asked before every round from `min` on"),
            new("label", Shape.Words, "a short name for the review"),
            new("min", Shape.Number, "rounds that are walked without asking; 0 unless set"),
            new("max", Shape.Number, "the most rounds, 10 unless set, at most 50"),
            Required("steps", Shape.Steps, "what each round walks"),
            ForRoles,
        ])
        {
            Sample = new("""
                - repeat: anggota
                  say: Ada anggota keluarga lain?
                  min: 1
                  max: 5
                  steps:
                    - ask: nama
                      say: Siapa nama anggota ke-{anggota.count}?
                      answer: text
                    - ask: penghasilan
                      say: Berapa penghasilannya sebulan?
                      answer: number
                - set: jumlah
                  to: sum(anggota.penghasilan)
                - say: "{anggota.count} orang ({anggota.nama}), penghasilan {jumlah, number, currency}."
                """, "> Siti", "> 500.000", "> ya", "> Budi", "> 250000", "> tidak"),
        },
        new("set", "a set", "Keeps a value that is worked out of others, anew whenever they change.",
        [
            Required("set", Shape.Name, "its name"),
            Required("to", Shape.Expression, "what it is"),
            ForRoles,
        ])
        {
            Sample = new("""
                - ask: lahir
                  say: Tanggal lahirnya?
                  answer: date
                  past: true
                - set: umur
                  to: age(lahir)
                - say: Umurnya {umur} tahun.
                """, "> 17 agustus 1950"),
        },
        new("section", "a section", "Begins a part of a long flow: its title, and which of how many it is, stand over the next question. Not inside other steps.",
        [
            Required("section", Shape.Text, "its title"),
            ForRoles,
        ])
        {
            Sample = new("""
                - section: Data warga
                - ask: nama
                  say: Siapa namanya?
                  answer: text
                - section: Keadaan rumah
                - ask: lantai
                  say: Apa lantainya?
                  choose: [Tanah, Semen, Keramik]
                """, "> Siti", "> tanah"),
        },
        new("call", "a call", "Walks another flow as a part of this one: its values are `{name.answer}`.",
        [
            Required("call", Shape.Flow, "the flow"),
            new("with", Shape.Values, "what it `takes`"),
            new("as", Shape.Name, "the name of its values; without it, the flow's"),
            ForRoles,
        ])
        {
            Sample = new("""
                flow: contoh
                title: Contoh
                start: [contoh]
                steps:
                  - call: alamat
                    with: { siapa: "warga" }
                    as: rumah
                  - say: Tinggal di {rumah.jalan}.
                ---
                flow: alamat
                title: Alamat
                takes: { siapa: text }
                steps:
                  - ask: jalan
                    say: Di jalan apa {args.siapa} tinggal?
                    answer: text
                """, "> Jalan Mawar 3"),
        },
        new("hand-over", "a hand-over", "Says it and calls a human, once; the flow goes on.",
        [
            Required("hand-over", Shape.Text, "what is said"),
            ForRoles,
        ])
        {
            Sample = new("""
                - hand-over: Petugas kami akan membantu Anda di sini.
                """),
        },
        new("end", "an end", "Ends the whole flow.",
        [
            new("end", Shape.Nothing, ""),
            ForRoles,
        ])
        {
            Sample = new("""
                - ask: lanjut
                  say: Lanjutkan?
                  answer: yes-no
                - if: not lanjut
                  then:
                    - say: Baik, sampai di sini.
                    - end
                - say: Kita lanjutkan.
                """, "> tidak"),
        },
        new("say", "a say", "Says something, once.",
        [
            Required("say", Shape.Text, "the words; a group of channels with `other` says it differently where a channel differs"),
            new("offer", Shape.Choices, "buttons under the flow's last words, each with the start word of another flow"),
            ForRoles,
        ])
        {
            Sample = new("""
                - say: "{now, date, full}: terima kasih, {me.name}."
                - say:
                    whatsapp: Foto dapat dikirim satu per satu.
                    other: Foto dapat dikirim sekaligus sebagai album.
                """),
        },
    ];
}
