using PilarBot.Office.Reference;

namespace PilarBot.Office.Broadcasts;

/// <summary>Whom a broadcast is for, as staff read it.</summary>
internal static class AudienceWords
{
    public static string Of(AudienceChoice audience, OfficeProfile office)
    {
        List<string> parts = audience.Residents ? ["Warga"] :
        [
            audience.Roles is [] ? "Semua pilar" : string.Join(", ", audience.Roles.Select(role => OfficeRole.Find(role)?.Label ?? role)),
            audience.Places is [] ? "semua kecamatan" : string.Join(", ", audience.Places.Select(place => office.Label(place.Length > 8 ? "desa" : "kecamatan", place))),
        ];
        if (audience.Within is { Count: > 0 })
            parts.Add("di wilayah pembuatnya");
        if (audience.Tags is { Count: > 0 } tags)
            parts.Add($"berlabel {string.Join(" atau ", tags)}");
        if (audience.ExceptTags is { Count: > 0 } exceptTags)
            parts.Add($"kecuali berlabel {string.Join(" atau ", exceptTags)}");
        if (audience.Channel is not "")
            parts.Add($"lewat {ShowBroadcasts.ChannelName(audience.Channel)} saja");
        if (audience.People is { Count: > 0 } people)
            parts.Add($"{people.Count} orang dari daftar nama");
        if (audience.Except is { Count: > 0 } except)
            parts.Add($"kecuali {except.Count} orang");
        if (audience.UnreadOf is not null)
            parts.Add("yang belum menandai sudah baca");
        return string.Join("; ", parts);
    }
}
