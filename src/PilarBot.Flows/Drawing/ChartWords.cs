using System.Globalization;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Drawing;

/// <summary>The words of a chart besides those of the flow. People at the office read them, so they are Indonesian.</summary>
internal static class ChartWords
{
    public const string Yes = "ya";
    public const string No = "tidak";
    public const string Done = "berhasil";
    public const string Refused = "ditolak";
    public const string RefusedEnds = "Bila ditolak: sebabnya disampaikan, lalu selesai";
    public const string RefusedGoesOn = "Bila ditolak: lanjut saja";
    public const string Again = "sekali lagi";
    public const string Enough = "sudah cukup";
    public const string Nothing = "tidak ada";
    public const string Empty = "kosong";
    public const string Today = "hari ini";
    public const string Now = "saat ini";

    public static string Of(ChartKind kind) => kind switch
    {
        ChartKind.Start => "Mulai",
        ChartKind.Ask => "Tanya",
        ChartKind.Say => "Ucapan",
        ChartKind.If => "Bila",
        ChartKind.Do => "Kerjakan",
        ChartKind.Review => "Periksa",
        ChartKind.Call => "Jalankan alur lain",
        ChartKind.HandOver => "Serahkan ke petugas",
        ChartKind.Repeat => "Ulangi",
        ChartKind.Set => "Hitung",
        ChartKind.Section => "Bagian",
        ChartKind.End => "Selesai",
    };

    /// <summary>What the legend says of a kind.</summary>
    public static string Meaning(ChartKind kind) => kind switch
    {
        ChartKind.Start => "awal alur",
        ChartKind.Ask => "bot bertanya dan menunggu jawaban",
        ChartKind.Say => "bot mengatakan sesuatu",
        ChartKind.If => "jalan bercabang: ya atau tidak",
        ChartKind.Do => "sistem mencari atau mencatat",
        ChartKind.Review => "jawaban diperiksa sebelum dikirim",
        ChartKind.Call => "alur lain dijalankan, lalu kembali ke sini",
        ChartKind.HandOver => "petugas dipanggil",
        ChartKind.Repeat => "langkah dalam bingkai diulang sampai cukup",
        ChartKind.Set => "bot menghitung sebuah nilai",
        ChartKind.Section => "bagian baru dimulai",
        ChartKind.End => "akhir alur",
    };

    public static IReadOnlyList<(string Name, string Value)> Facts(Flow flow, Phrasebook phrases)
    {
        var facts = new List<(string, string)>();
        if (flow.About is { } about) facts.Add(("Tentang", PlainText.Of(about.Source)));
        facts.Add(("Untuk", flow.For.Count == 0 ? "semua orang" : string.Join(", ", Roles(flow.For, phrases))));
        facts.Add(("Kata mulai", flow.Start.Count == 0 ? Nothing : string.Join(", ", flow.Start.Select(PlainText.Of))));
        if (flow.Menu is { } menu) facts.Add(("Tombol menu", PlainText.Of(menu.Label.Source)));
        if (flow.Takes.Count > 0) facts.Add(("Menerima", string.Join(", ", flow.Takes.Select(t => Taken(t.Key, t.Value)))));
        facts.Add(("Berlaku", flow.Expires is { } expires ? Time(expires) : "tanpa batas waktu"));
        if (flow.NudgeAfter is { } after) facts.Add(("Diingatkan", $"sekali, setelah {Time(after)}"));
        facts.Add(("Berkas", PlainText.Of(flow.File)));
        return facts;
    }

    /// <summary>What roles are called.</summary>
    public static IEnumerable<string> Roles(IReadOnlyList<string> roles, Phrasebook phrases) => roles.Select(phrases.Role).Select(PlainText.Of);

    public static string OnlyFor(IEnumerable<string> roles) => $"Hanya untuk {string.Join(", ", roles)}";

    public static string IsOneOf(IEnumerable<string> roles) => $"Pengguna adalah {string.Join(" atau ", roles)}?";

    public static string Line(int line) => $"baris {line}";

    public static string More(int count) => $"… {count} lagi";

    public static string Effect(ActionEffect effect) => effect switch
    {
        ActionEffect.Reads => "Hanya membaca data",
        ActionEffect.Writes => "Mencatat; tidak bisa mundur lagi",
    };

    public static string Times(int min, int max) =>
        min == max ? $"Tepat {max} kali"
        : min == 0 ? $"Paling banyak {max} kali"
        : $"{min}–{max} kali; {(min == 1 ? "" : $"{min} ")}yang pertama tanpa ditanya";

    public static string Several(string? count) => count is null ? "Boleh memilih beberapa" : $"Boleh memilih beberapa: {count}";

    public static string Uses(IReadOnlyList<string> values) => $"Memakai: {string.Join(", ", values)}";

    public static string Reviewed(IReadOnlyList<string> answers) =>
        answers.Count == 0 ? "Semua jawaban ditampilkan dan dapat diperbaiki" : $"Dapat diperbaiki: {string.Join(", ", answers)}";

    public static string SendButton(string label) => $"Tombol: {label}";

    public static string Offer(IReadOnlyList<string> labels) => $"Tombol: {string.Join("; ", labels)}";

    public static string OtherFlow(string name) => $"Alur {name}";

    public static string CountOf(string value) => $"jumlah {value}";

    public static string Given(string name) => $"{name} yang diterima";

    public static string Whether(string condition) => $"apakah {condition}";

    /// <summary>Which round of several, or null when it does not say.</summary>
    public static string? Which(string part) => part switch
    {
        "first" => "pertama",
        "last" => "terakhir",
        _ => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $"ke-{number + 1}" : null,
    };

    public static string PartOf(string label, string part) => part switch
    {
        "" or "choice" or "label" => label,
        "count" => CountOf(label),
        _ => $"{label} ({part})",
    };

    public static string OfPerson(string path) => path switch
    {
        "me.name" => "nama pengguna",
        "me.role" or "me.roles" => "peran pengguna",
        "me.territory" => "wilayah tugas pengguna",
        "me.zone" => "zona waktu",
        "me.channel" => "kanal pengguna",
        "me.language" => "bahasa pengguna",
        _ => path,
    };

    private static string Taken(string name, ActionInput input) =>
        PlainText.Of(AskReader.Spoken(name)) + (input.Required ? "" : " (bila ada)");

    private static string Time(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } when time.TotalDays % 1 == 0 => $"{time.TotalDays:0} hari",
        { TotalHours: >= 1 } when time.TotalHours % 1 == 0 => $"{time.TotalHours:0} jam",
        { TotalMinutes: >= 1 } when time.TotalMinutes % 1 == 0 => $"{time.TotalMinutes:0} menit",
        _ => $"{time.TotalSeconds:0} detik",
    };
}
