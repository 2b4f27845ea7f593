using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;

namespace PilarBot.Office.Indicators;

/// <summary>The office's figures for those who plan and answer for a place: theirs, and what lies in it.</summary>
/// <param name="office">Names places.</param>
/// <param name="folder">Not opened before a chart is drawn: the commands that check flows know actions and have no keys.</param>
internal sealed class ShowRecap(OfficeProfile office, Lazy<MediaFolder> folder)
{
    private const string WholeOffice = "kantor";
    private const int Listed = 5;

    private static readonly string[] Handlers = ["staf-dinsos", "koordinator-tksk", "kepala-dinas", "tksk"];
    private static readonly string[] Viewers = [.. Handlers, "camat", "kades-lurah", "operator-desa", "puskesos"];

    public static readonly ActionRefusal NotForYou = new("not-for-you", "Rekap wilayah ini belum dapat kami tampilkan untuk Anda. Mohon hubungi Dinas Sosial bila Anda memerlukannya.");
    public static readonly ActionRefusal NothingYet = new("nothing-yet", "Angkanya sedang dihitung. Mohon coba lagi beberapa menit lagi.");
    public static readonly ActionRefusal NothingToDraw = new("nothing-to-draw", "Belum ada angka untuk grafik itu di wilayah ini.");

    /// <param name="Count">How many places.</param>
    /// <param name="List">The caller's own, then what lies in them.</param>
    public sealed record Places(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Place">Of <see cref="Places.List"/>; null for the caller's own, when there is one only.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string? Place);

    /// <param name="Place">Of <see cref="Places.List"/>; null for the caller's own.</param>
    /// <param name="Chart"><c>cases</c>, <c>kinds</c>, <c>verified</c>, <c>quality</c>, <c>rtlh</c>, <c>poor</c>.</param>
    public sealed record ChartInput([property: Kind(ValueKind.Choice)] string? Place, [property: Kind(ValueKind.Choice)] string Chart);

    /// <param name="Place">Its name.</param>
    /// <param name="At">When it was counted.</param>
    /// <param name="Open">Cases open now.</param>
    /// <param name="Old">Of these, opened more than 30 days ago.</param>
    /// <param name="Opened">Cases opened this month.</param>
    /// <param name="Done">Closed with a result this month.</param>
    /// <param name="Rejected">Closed without this month.</param>
    /// <param name="Earlier">The same three for last month, in words; empty without figures.</param>
    /// <param name="Kinds">The most frequent kinds, a line each; empty without open cases.</param>
    /// <param name="HasHouseholds">True when households are known there.</param>
    /// <param name="Households">How many.</param>
    /// <param name="Verified">Verified within a year, with the share.</param>
    /// <param name="Poor">Listed as extremely poor.</param>
    /// <param name="PoorTrend">Against last month, in words; empty without figures.</param>
    /// <param name="Quality">How good the data are, in words; empty without households.</param>
    /// <param name="Verval">How far the rounds under way are, in words; empty without one.</param>
    /// <param name="Rtlh">Houses of the running year against the target, in words; empty without either.</param>
    public sealed record Result(
        string Place, string At, string Open, string Old, string Opened, string Done, string Rejected, string Earlier, string Kinds,
        bool HasHouseholds, string Households, string Verified, string Poor, string PoorTrend, string Quality, string Verval, string Rtlh);

    /// <param name="Title">What it shows.</param>
    public sealed record Chart(string Title);

    public Task<ActionOutcome<Places>> PlacesAsync(Nothing input, TurnContext turn)
    {
        var places = PlacesOf(turn.Caller);
        return Task.FromResult<ActionOutcome<Places>>(places.Count == 0
            ? NotForYou
            : new Places(places.Count, [.. places.Select(p => new ListEntry(p.Length == 0 ? WholeOffice : p, NameOf(p)))]));
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (PlaceOf(input.Place, turn.Caller) is not { } place)
            return NotForYou;
        if (await CountIndicators.LastAsync(turn.Db, turn.Cancellation) is not { } at)
            return NothingYet;
        return Show(await Recap.ReadAsync(turn.Db, place, office.Regency, office.DayOf(turn.Now), turn.Cancellation), place, at, turn.Caller.Has(Handlers));
    }

    /// <summary>Draws a chart into the chat.</summary>
    public async Task<ActionOutcome<Chart>> ChartAsync(ChartInput input, TurnContext turn)
    {
        if (PlaceOf(input.Place, turn.Caller) is not { } place)
            return NotForYou;
        if (await CountIndicators.LastAsync(turn.Db, turn.Cancellation) is not { } at)
            return NothingYet;
        var recap = await Recap.ReadAsync(turn.Db, place, office.Regency, office.DayOf(turn.Now), turn.Cancellation);
        var (title, bars) = input.Chart switch
        {
            "kinds" => ("Kasus terbuka menurut jenis", recap.Kinds(turn.Caller.Has(Handlers)).ConvertAll(k => (KindName(k.Kind), k.Count))),
            "verified" => ("Keluarga terverifikasi", Parts(recap, Measure.HouseholdsVerified)),
            "quality" => ("Mutu data, 0 sampai 100", recap.Qualities().ConvertAll(p => (PartName(p.Part), p.Score))),
            "rtlh" => ("RTLH selesai tahun ini", Parts(recap, Measure.RtlhDone)),
            "poor" => ("Keluarga miskin ekstrem menurut sumber data", Parts(recap, Measure.ExtremelyPoor)),
            _ => ("Kasus terbuka", Parts(recap, Measure.CasesOpen)),
        };
        if (bars.Count == 0)
            return NothingToDraw;
        var picture = BarChart.Draw(title, $"{NameOf(place)}, per {office.Show(at)}", bars);
        await MadeFile.SayAsync(
            turn, folder.Value, MediaKind.Photo, "grafik.png", "image/png", to => to.WriteAsync(picture, turn.Cancellation).AsTask(), $"{title}, {NameOf(place)}");
        return new Chart(title);
    }

    /// <summary>Sends the open cases by kind, sex and age as a CSV file into the chat.</summary>
    public async Task<ActionOutcome<Chart>> TableAsync(Input input, TurnContext turn)
    {
        if (PlaceOf(input.Place, turn.Caller) is not { } place)
            return NotForYou;
        if (!MadeFile.TakesTables(turn))
            return MadeFile.NoTablesHere;
        if (await CountIndicators.LastAsync(turn.Db, turn.Cancellation) is null)
            return NothingYet;
        var lines = await PeopleTable.ReadAsync(turn.Db, office, place, office.DayOf(turn.Now), turn.Caller.Has(Handlers), turn.Cancellation);
        if (lines.Count == 0)
            return NothingToDraw;
        var title = $"Kasus terbuka menurut jenis, jenis kelamin, dan usia: {lines.Count} baris";
        await MadeFile.SayAsync(turn, folder.Value, MediaKind.Document, $"rekap-{ExportedCsv.Day(office.DayOf(turn.Now))}.csv", "text/csv", async to =>
        {
            await using var csv = new ExportedCsv(to, PeopleTable.Columns);
            foreach (var line in lines)
                await csv.WriteAsync(line, turn.Cancellation);
        }, $"{title}, {NameOf(place)}");
        return new Chart(title);
    }

    /// <summary>The figures as the weekly digest has them too.</summary>
    public Result Show(Recap recap, string place, DateTime at, bool withSensitive)
    {
        var (poor, earlier) = (recap.Now(Measure.ExtremelyPoor), recap.Before(Measure.ExtremelyPoor));
        var households = recap.Now(Measure.Households);
        var verified = recap.Now(Measure.HouseholdsVerified);
        var kinds = recap.Kinds(withSensitive);
        return new(
            NameOf(place), office.Show(at), Words.Count(recap.Now(Measure.CasesOpen)), Words.Count(recap.Now(Measure.CasesOld)),
            Words.Count(recap.Now(Measure.CasesNew)), Words.Count(recap.Now(Measure.CasesDone)), Words.Count(recap.Now(Measure.CasesRejected)),
            recap.Before(Measure.CasesNew) is { } opened
                ? $"bulan lalu {Words.Count(opened)} masuk, {Words.Count(recap.Before(Measure.CasesDone)!.Value)} selesai" : "",
            string.Join('\n', kinds.Take(Listed).Select(k => $"• {KindName(k.Kind)}: {Words.Count(k.Count)}")),
            households > 0, Words.Count(households), $"{Words.Count(verified)} ({Words.Share(verified, households)})", Words.Count(poor),
            earlier is null ? "" : (poor - earlier.Value) switch
            {
                0 => "sama dengan bulan lalu",
                < 0 and var less => $"turun {Words.Count(-less)} dari bulan lalu",
                var more => $"naik {Words.Count(more)} dari bulan lalu",
            },
            recap.Quality?.Words ?? "",
            recap.Now(Measure.Verval) is > 0 and var all
                ? $"{Words.Count(recap.Now(Measure.VervalAccepted))} dari {Words.Count(all)} keluarga diterima pemeriksa ({Words.Share(recap.Now(Measure.VervalAccepted), all)})" : "",
            (recap.Now(Measure.Rtlh), recap.RtlhTarget) is (var houses, var target) && (houses > 0 || target > 0)
                ? $"{Words.Count(recap.Now(Measure.RtlhDone))} selesai {(target is { } units ? $"dari target {Words.Count(units)}" : "(target belum diisi)")}, {Words.Count(houses)} usulan" : "");
    }

    private List<(string, int)> Parts(Recap recap, string measure) => recap.Parts(measure).ConvertAll(p => (PartName(p.Part), p.Count));

    private string PartName(string part) => office.Label(part.Length == 8 ? "kecamatan" : "desa", part);

    private string KindName(string kind) => kind.Length == 0 ? PeopleTable.Protected : office.Label("ppks", kind);

    private string NameOf(string place) => place.Length switch
    {
        0 => "Seluruh wilayah",
        8 => "Kecamatan " + office.Label("kecamatan", place),
        _ => office.Label("desa", place),
    };

    private string? PlaceOf(string? asked, Caller caller)
    {
        var places = PlacesOf(caller);
        if (asked is null)
            return places is [var only] ? only : null;
        var place = asked == WholeOffice ? "" : asked;
        return places.Contains(place) ? place : null;
    }

    // The whole office has its kecamatan below it, a kecamatan its desa.
    private List<string> PlacesOf(Caller caller)
    {
        var places = new List<string>();
        foreach (var held in caller.Roles.Where(r => Viewers.Contains(r.Role)).Select(r => r.Wilayah).Distinct().OrderBy(w => w.Length).ThenBy(w => w))
        {
            places.Add(held);
            if (held.Length == 0)
                places.AddRange(office.Lists.Lists["kecamatan"].Select(k => k.Value));
            else if (held.Length == 8)
                places.AddRange(office.Lists.Lists["desa"].Select(d => d.Value).Where(d => d.StartsWith(held + ".", StringComparison.Ordinal)));
        }
        return [.. places.Distinct()];
    }
}
