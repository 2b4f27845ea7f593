using Microsoft.Extensions.Options;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Neutrality;

/// <summary>What is said to those who are bound, by how close an election is.</summary>
internal sealed class SeasonReminder(ElectionCalendar calendar, IOptions<NeutralityOptions> options)
{
    /// <param name="Text">In the time of a campaign; empty otherwise.</param>
    public sealed record Reminder(string Text);

    /// <summary>Gives what to say at the start of work in the field from the campaign to the vote; an empty text otherwise.</summary>
    public async Task<ActionOutcome<Reminder>> RunAsync(Nothing input, TurnContext turn) =>
        new Reminder(options.Value.Binds(turn.Caller) ? Words(await calendar.SeasonAsync(turn.Db, turn.Now, turn.Cancellation)) : "");

    /// <summary>From the campaign to the vote; empty before.</summary>
    public static string Words(Season season) => season.Kind switch
    {
        SeasonKind.Campaign => $"Masa kampanye {season.Name} berlangsung sampai {OfficeProfile.ShowDay(season.Until)}. "
            + "Mohon tetap netral dalam pelayanan: tanpa ajakan, atribut, atau pemberian barang atas nama peserta pemilihan.",
        SeasonKind.QuietPeriod => $"Masa tenang {season.Name} berlangsung sampai {OfficeProfile.ShowDay(season.Until)}. "
            + "Pada masa tenang tidak ada kampanye dalam bentuk apa pun, juga lewat pesan dan media sosial.",
        SeasonKind.VotingDay => $"Hari ini pemungutan suara {season.Name}. Anda bebas memakai hak pilih Anda; dalam pelayanan, mohon tetap netral.",
        SeasonKind.Normal or SeasonKind.PoliticalYear => "",
    };
}
