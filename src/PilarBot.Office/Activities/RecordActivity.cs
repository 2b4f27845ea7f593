using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Field;
using PilarBot.Office.Media;

namespace PilarBot.Office.Activities;

/// <summary>Records an activity with its photos.</summary>
internal sealed class RecordActivity(OfficeProfile office)
{
    /// <summary>What its files belong to.</summary>
    public const string Owner = "activity";

    /// <param name="Kind">A code of the list <c>kegiatan</c>.</param>
    /// <param name="Programme">A code of the list <c>program</c>, or null.</param>
    /// <param name="Desa">Where; the caller works there.</param>
    /// <param name="Day">When, not after today.</param>
    /// <param name="Participants">How many took part.</param>
    /// <param name="About">What it was about.</param>
    /// <param name="Photos">Ids of the files sent.</param>
    /// <param name="Cuts">How many said that something was cut.</param>
    /// <param name="CardTroubles">How many had trouble with their card.</param>
    /// <param name="Absent">How many did not come.</param>
    /// <param name="Problems">More about the problems.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string Kind, [property: Kind(ValueKind.Choice)] string? Programme, [property: Kind(ValueKind.Wilayah)] string Desa,
        DateOnly Day, int Participants, string About, IReadOnlyList<Guid>? Photos, int? Cuts, int? CardTroubles, int? Absent, string? Problems);

    public sealed record Result(string Number);

    public static readonly ActionRefusal NotYourPlace = new("not-your-place",
        "Mohon maaf, desa itu di luar wilayah tugas Anda, jadi kegiatannya tidak dapat kami catat. Bila wilayah tugas Anda berubah, ketik **petugas**.");

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.WorksIn(input.Desa))
            return NotYourPlace;
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        var number = HumanNumber.Activity.Write(await turn.NextNumberAsync("activity"), turn.Now, office.Zone);
        turn.Db.Activities.Add(new()
        {
            Id = id,
            Number = number,
            Kecamatan = input.Desa[..8],
            Desa = input.Desa,
            RecordedBy = turn.Caller.PersonId!.Value,
            RecordedAt = turn.Now,
            Key = key,
            Kind = input.Kind,
            Programme = input.Programme,
            Day = input.Day,
            Participants = input.Participants,
            About = turn.Sealer.Seal(key, id, "about", input.About),
            Cuts = input.Cuts ?? 0,
            CardTroubles = input.CardTroubles ?? 0,
            Absent = input.Absent ?? 0,
            Problems = input.Problems is null ? null : turn.Sealer.Seal(key, id, "problems", input.Problems),
        });
        await AttachMedia.ToAsync(turn, Owner, id, input.Photos);
        return new Result(number);
    }
}
