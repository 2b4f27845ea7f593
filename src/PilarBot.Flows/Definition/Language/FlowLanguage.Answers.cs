namespace PilarBot.Flows.Definition.Language;

internal static partial class FlowLanguage
{
    /// <summary>The kinds of answers.</summary>
    public static readonly IReadOnlyList<AnswerForm> Answers =
    [
        new(AnswerKind.Text, "any words", "a text; 2000 characters unless `max` says otherwise, at most 4096", "min: 3", "> ab", "> Tinggal sendiri"),
        new(AnswerKind.Number, "`3`, `1.250`, `Rp 300.000`, `5 orang`, `lima`; whole unless `decimals`", "a number", "max: 10", "> 5 orang"),
        new(AnswerKind.Date, "`17-08-1990`, `17 agt 90`, `kmrn`, `tadi malam`, `senin lalu`, `3 hari lalu`; *minggu lalu* is asked back", "`\"1990-08-17\"`", "past: true", "> besok", "> 17 agt 90"),
        new(AnswerKind.DateTime, "`sekarang`, `besok 09.00`, `22/11 14:30`, `jam 9 pagi`", "`\"2026-11-22T01:30:00Z\"`", "future: true", "> besok jam 9 pagi"),
        new(AnswerKind.Phone, "`0812…`, `+62 812…`", "`\"+62812…\"`", "", "> 0812 3456 7890"),
        new(AnswerKind.Nik, "16 digits with a date in them, spaces and dots as one likes", "16 digits; shown as `************9999`", "", "> 3204 1317 0890 9999"),
        new(AnswerKind.Kk, "16 digits of a Kartu Keluarga", "16 digits; shown as `************0001`", "", "> 3204131301010001"),
        new(AnswerKind.YesNo, "ya, tidak and their spellings", "`true`, `false`", "", "> iya"),
        new(AnswerKind.Photo, "a picture, also sent as a file", "a list of one file", "", "> (foto)"),
        new(AnswerKind.Photos, "pictures, also albums", "a list of files", "max: 3", "> (album 2)", "> [Selesai]"),
        new(AnswerKind.Document, "one file or picture", "a list of one file", "", "> (dokumen)"),
        new(AnswerKind.Files, "any files", "a list of files", "min: 2", "> (foto)", "> (voice)", "> selesai"),
        new(AnswerKind.Table, "a spreadsheet, XLSX or CSV; it is an answer once it has been fetched and can be read", "a list of one file", "", "> (dokumen)", "> (terbaca m1)"),
        new(AnswerKind.Location, "a shared place, or `-4.5, 121.9`", "`{latitude, longitude, accuracy}`", "", "> (lokasi -4.5 121.9 12)"),
        new(AnswerKind.Contact, "a shared contact: the person's own, unless `other`", "`{phone, name, own}`", "other: true", "> (kontak lain 081234567890 Budi)"),
        new(AnswerKind.Wilayah, "a name, with slips; `Desa X, Kec. Y`", "the code with dots", "level: kecamatan", "> 1"),
        new(AnswerKind.Choice, "a button, a number, the label with slips, a part of it; with `many` several, also in one message", "the value; with `many` a list of them",
            "many: true", "> 1 dan 3") { Choose = "[Atap, Lantai, Dinding, Air bersih]" },
    ];
}

/// <summary>A kind of answer, for readers.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Takes">What people may send.</param>
/// <param name="Recorded">What is recorded.</param>
/// <param name="Option">A key that its sample has.</param>
/// <param name="Lines">What somebody sends in its sample.</param>
internal sealed record AnswerForm(AnswerKind Kind, string Takes, string Recorded, string Option, params IReadOnlyList<string> Lines)
{
    /// <summary>The choices of its sample.</summary>
    public string? Choose { get; init; }

    /// <summary>A question of the kind.</summary>
    public Sample Sample => new(string.Join('\n', new[]
    {
        "- ask: jawaban",
        "  say: Silakan jawab.",
        Choose is null ? $"  answer: {Kind.Word()}" : $"  choose: {Choose}",
        Option.Length == 0 ? "" : "  " + Option,
        "- say: \"Tercatat: {jawaban}.\"",
    }.Where(l => l.Length > 0)), Lines);
}
