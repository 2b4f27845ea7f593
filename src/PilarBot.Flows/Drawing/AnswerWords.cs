using PilarBot.Flows.Definition;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Drawing;

/// <summary>Says what a question takes for an answer, with its limits and its other ways out.</summary>
internal sealed class AnswerWords(ValueWords values, ReferenceLists lists)
{
    /// <summary>The kind of answer; choices that the flow lists come after it.</summary>
    public string Of(AskStep ask) => $"Jawaban: {string.Join(", ", [Kind(ask), .. Limits(ask)])}";

    /// <summary>What else may be done with the question.</summary>
    public IEnumerable<string> Besides(AskStep ask)
    {
        if (ask.Many) yield return ChartWords.Several(Range(ask.Min is > 1 ? ask.Min : null, ask.Max, ""));
        if (ask.Or.Count > 0) yield return $"Atau: {string.Join("; ", ask.Or.Select(o => PlainText.Of(o.Label)))}";
        if (ask.Optional) yield return "Boleh dilewati";
        if (ask.Sensitive) yield return "Disamarkan saat diperiksa";
        if (ask.Suggest is { } suggest) yield return $"Usulan: {values.Path(suggest)}";
    }

    private string Kind(AskStep ask) => ask.Kind switch
    {
        AnswerKind.Text => "teks",
        AnswerKind.Number => ask.Decimals ? "angka, boleh pecahan" : "angka bulat",
        AnswerKind.Date => "tanggal",
        AnswerKind.DateTime => "tanggal dan jam",
        AnswerKind.Phone => "nomor telepon",
        AnswerKind.Nik => "NIK, 16 angka",
        AnswerKind.Kk => "nomor KK, 16 angka",
        AnswerKind.YesNo => "ya atau tidak",
        AnswerKind.Photo => "satu foto",
        AnswerKind.Photos => "foto",
        AnswerKind.Document => "satu berkas atau gambar",
        AnswerKind.Files => "berkas apa saja",
        AnswerKind.Table => "satu berkas Excel atau CSV",
        AnswerKind.Location => "lokasi yang dibagikan",
        AnswerKind.Contact => ask.Other ? "kontak, boleh milik orang lain" : "kontak sendiri",
        AnswerKind.Wilayah => $"nama {(ask.From?.List == "kecamatan" ? "kecamatan" : "desa/kelurahan")}",
        AnswerKind.Choice => Choice(ask),
    };

    private string Choice(AskStep ask) => (ask.Many ? "pilihan" : "satu") + ask.From switch
    {
        { List: { } list } when lists.Lists.TryGetValue(list, out var items) => $" dari {items.Count} di daftar {list}",
        { List: { } list } => $" dari daftar {list}",
        { Path: { } path } => $" dari {values.Path(path)}",
        _ => " dari:",
    };

    private IEnumerable<string> Limits(AskStep ask)
    {
        if (Count(ask) is { } count) yield return count;
        if (ask.Past) yield return "sampai hari ini";
        if (ask.Future) yield return "mulai hari ini";
        if (ask.Within is { } within) yield return $"di dalam {values.Path(within)}";
        if (ask.DiffersFrom is { } other) yield return $"berbeda dari {values.Path(other)}";
    }

    private static string? Count(AskStep ask) => ask.Kind switch
    {
        AnswerKind.Text => Range(ask.Min, ask.Max, " huruf"),
        AnswerKind.Number => Range(ask.Min, ask.Max, ""),
        AnswerKind.Photos or AnswerKind.Files => Range(ask.Min, ask.MaxFiles, ""),
        _ => null,
    };

    private static string? Range(decimal? min, decimal? max, string unit) => (min, max) switch
    {
        ({ } least, { } most) when least == most => $"tepat {Indonesian.Number(least)}{unit}",
        ({ } least, { } most) => $"{Indonesian.Number(least)}–{Indonesian.Number(most)}{unit}",
        ({ } least, null) => $"min. {Indonesian.Number(least)}{unit}",
        (null, { } most) => $"maks. {Indonesian.Number(most)}{unit}",
        _ => null,
    };
}
