using System.Globalization;
using System.Text;
using PilarBot.Office.Conversations;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Verval;

namespace PilarBot.Office.Tests.Verval;

/// <summary>Invented households, and the ways in which a file of them goes wrong.</summary>
internal static class VervalSamples
{
    public const string Header = "kk,nik,nama,alamat,rt,rw,desa,kecamatan,desil,miskin_ekstrem,id_sumber,tanggal_data,anggota";
    public const string Poleang = "74.06.01";
    public const string Boepinang = "74.06.01.1010";
    public const string Rumbia = "74.06.04";

    public static readonly ImportRound.Order Order = new("DTSEN triwulan IV 2026", "DTSEN", new(2026, 12, 31), IsTrial: false);

    public static ImportRound Import(this Desk desk) => new(desk.Database.Office, desk.Office, desk.Sealer, desk.Hash, desk.Clock);

    public static Task<ImportRound.Report> ImportAsync(this Desk desk, string text, ImportRound.Order? order = null) =>
        desk.Import().RunAsync(Encoding.UTF8.GetBytes(text), order ?? Order, default);

    /// <summary>Takes so many households of one desa into the round.</summary>
    public static async Task<IReadOnlyList<string>> HouseholdsAsync(this Desk desk, int count, string desa = Boepinang, int from = 1)
    {
        var report = await desk.ImportAsync(File([.. Enumerable.Range(from, count).Select(i => Line(i, desa))]));
        Assert.Empty(report.Problems);
        return [.. Enumerable.Range(from, count).Select(Kk)];
    }

    /// <summary>Takes, fills and sends in a household as its visitor, with the long sections off.</summary>
    public static async Task FillAsync(this Desk desk, string address, string id, GeoPoint? at, string result = "layak")
    {
        (desk.VervalOptions.AskHouse, desk.VervalOptions.AskUtilities, desk.VervalOptions.AskMembers, desk.VervalOptions.AskAssets) = (false, false, false, false);
        var submit = new SubmitVerval(desk.ShowVerval, Microsoft.Extensions.Options.Options.Create(desk.VervalOptions));
        Assert.Null((await desk.ActAsync(address, turn => desk.TakeVerval.TakeAsync(new(id), turn))).Refusal);
        Assert.Null((await desk.ActAsync(address, turn => KeepAnswers.StartAsync(new(id, false, true, ShowVerval.Found), turn))).Refusal);
        Assert.Null((await desk.ActAsync(address, turn => new KeepAnswers(desk.Office).EvidenceAsync(new(id, "Ibu Uji", null, null, null, null, at), turn))).Refusal);
        Assert.Null((await desk.ActAsync(address, turn => submit.RunAsync(new(id, result, "Dilihat di rumahnya.", true), turn))).Refusal);
    }

    public static string File(params IEnumerable<string> lines) => string.Join('\n', [Header, .. lines]);

    public static string Line(int i, string desa = Boepinang) =>
        $"{Kk(i)},{Nik(i)},Keluarga Uji {Word(i)},Jalan Mawar Timur,3,1,{desa},,{1 + (i % 10)},{(i % 3 == 0 ? "ya" : "tidak")},ID-{i},2026-09-30,Anak Uji {Word(i)}={Nik(i + 5000)}";

    public static string Kk(int i) => string.Create(CultureInfo.InvariantCulture, $"740601{1 + (i % 28):00}0312{i:0000}");

    public static string Nik(int i) => string.Create(CultureInfo.InvariantCulture, $"740601{1 + (i % 28):00}0475{i:0000}");

    // A name of letters alone, another one for each number.
    public static string Word(int i) => string.Concat(i.ToString(CultureInfo.InvariantCulture).Select(d => (char)('a' + d - '0')));
}
