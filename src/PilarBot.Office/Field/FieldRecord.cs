using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Field;

/// <summary>Something that one of the office's people recorded of their work in a place. What was written freely is sealed.</summary>
internal abstract class FieldRecord
{
    public required Guid Id { get; init; }

    /// <summary>By which people call it; rises over all years.</summary>
    public required string Number { get; init; }

    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>The roster person who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }
}

/// <summary>Who sees what was recorded in the field, as a condition on every query: whoever recorded it, and those who coordinate that territory.</summary>
internal static class FieldAccess
{
    private static readonly string[] Coordinators = ["koordinator-tksk", "staf-dinsos", "kepala-dinas"];

    /// <summary>True for those who see more than their own.</summary>
    public static bool Coordinates(this Caller caller) => caller.Roles.Any(r => Coordinators.Contains(r.Role));

    /// <summary>The records that the caller may see.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> records, Caller caller)
        where T : FieldRecord
    {
        var places = caller.Roles.Where(r => Coordinators.Contains(r.Role)).Select(r => r.Wilayah).ToArray();
        if (places.Contains(""))
            return records;
        var person = caller.PersonId;
        return places is []
            ? records.Where(r => r.RecordedBy == person)
            : records.Where(r => r.RecordedBy == person || places.Contains(r.Kecamatan) || places.Contains(r.Desa));
    }

    /// <summary>True when the caller is on the roster, and works in that desa or beyond.</summary>
    public static bool WorksIn(this Caller caller, string desa) => caller.PersonId is not null && caller.Covers(desa);
}
