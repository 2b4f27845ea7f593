using System.Globalization;
using PilarBot.Office.Neutrality;

namespace PilarBot.Office.Tests.Neutrality;

public sealed class SeasonTests
{
    [Theory]
    [InlineData("2022-11-01", "Normal", "")]
    [InlineData("2023-02-13", "Normal", "")]
    [InlineData("2023-02-14", "PoliticalYear", "PEMILU2024")]
    [InlineData("2023-11-27", "PoliticalYear", "PEMILU2024")]
    [InlineData("2023-11-28", "Campaign", "PEMILU2024")]
    [InlineData("2024-02-10", "Campaign", "PEMILU2024")]
    [InlineData("2024-02-11", "QuietPeriod", "PEMILU2024")]
    [InlineData("2024-02-13", "QuietPeriod", "PEMILU2024")]
    [InlineData("2024-02-14", "VotingDay", "PEMILU2024")]
    [InlineData("2024-02-15", "PoliticalYear", "PILKADA2024")]
    [InlineData("2024-11-26", "QuietPeriod", "PILKADA2024")]
    [InlineData("2024-11-27", "VotingDay", "PILKADA2024")]
    [InlineData("2024-11-28", "Normal", "")]
    public void A_day_has_the_season_of_the_nearest_and_strictest_election(string day, string kind, string code)
    {
        var season = Season.On(Day(day), ElectionPhase.Known, 365);

        Assert.Equal((kind, code), (season.Kind.ToString(), season.Code));
    }

    [Fact]
    public void A_quiet_period_of_one_election_outweighs_the_campaign_of_another()
    {
        ElectionPhase[] phases = [Phase("A", ElectionPhaseKind.Campaign, "2027-05-01", "2027-06-30"), Phase("B", ElectionPhaseKind.QuietPeriod, "2027-05-10", "2027-05-12")];

        Assert.Equal("A", Season.On(Day("2027-05-09"), phases, 365).Code);
        Assert.Equal("B", Season.On(Day("2027-05-11"), phases, 365).Code);
    }

    [Fact]
    public void The_political_year_is_as_long_as_the_office_says()
    {
        ElectionPhase[] phases = [Phase("A", ElectionPhaseKind.Vote, "2027-06-01", "2027-06-01")];

        Assert.Equal(SeasonKind.Normal, Season.On(Day("2027-05-01"), phases, 30).Kind);
        Assert.Equal(SeasonKind.PoliticalYear, Season.On(Day("2027-05-02"), phases, 30).Kind);
        Assert.Equal(SeasonKind.Normal, Season.On(Day("2027-05-31"), phases, 0).Kind);
    }

    [Fact]
    public void A_pledge_holds_for_the_year_or_for_the_election()
    {
        var near = Season.On(Day("2024-10-01"), ElectionPhase.Known, 365);

        Assert.Equal("2024", PledgePeriod.On(Day("2024-10-01"), near, PledgeTerm.Year)!.Code);
        Assert.Equal("PILKADA2024", PledgePeriod.On(Day("2024-10-01"), near, PledgeTerm.Election)!.Code);
        Assert.Null(PledgePeriod.On(Day("2026-11-22"), Season.Normal, PledgeTerm.Election));
    }

    [Fact]
    public void Reminders_come_more_often_the_nearer_the_election_and_the_higher_the_risk()
    {
        Assert.Equal([28, 14, 7, 7, 7], Enum.GetValues<SeasonKind>().Select(kind => PledgeReminder.DaysBetween(kind, NeutralityRisk.Normal)));
        Assert.All(Enum.GetValues<SeasonKind>(), kind =>
            Assert.True(PledgeReminder.DaysBetween(kind, NeutralityRisk.Tinggi) < PledgeReminder.DaysBetween(kind, NeutralityRisk.Normal)));
    }

    internal static ElectionPhase Phase(string code, ElectionPhaseKind kind, string start, string end) =>
        new() { Code = code, Name = $"Pemilihan {code}", Kind = kind, Start = Day(start), End = Day(end) };

    internal static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
