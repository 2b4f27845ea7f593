using PilarBot.Office.Complaints;
using PilarBot.Office.Sealing;


namespace PilarBot.Office.Tests.Complaints;

public sealed class ComplaintStateTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void The_straight_way_leads_from_received_to_action()
    {
        var complaint = New();
        foreach (var next in (ComplaintState[])[ComplaintState.Verified, ComplaintState.Clarification, ComplaintState.Proven, ComplaintState.Action])
        {
            Assert.True(complaint.IsOpen);
            Assert.Null(complaint.MoveTo(next, byHead: true, Today));
        }
        Assert.False(complaint.IsOpen);
        Assert.Equal(Today, complaint.ChangedOn);
    }

    [Fact]
    public void Every_move_that_is_not_foreseen_is_refused_and_changes_nothing()
    {
        foreach (var from in Enum.GetValues<ComplaintState>())
        {
            foreach (var to in Enum.GetValues<ComplaintState>().Except(Complaint.Next(from)))
            {
                var complaint = At(from);
                Assert.IsType<CannotMove>(complaint.MoveTo(to, byHead: true, Today));
                Assert.Equal(from, complaint.State);
            }
        }
    }

    [Fact]
    public void Only_the_head_records_what_was_done()
    {
        var complaint = At(ComplaintState.Proven);
        Assert.IsType<OnlyTheHead>(complaint.MoveTo(ComplaintState.Action, byHead: false, Today));
        Assert.Equal(ComplaintState.Proven, complaint.State);
    }

    [Theory]
    [InlineData("AD-2026-000123", "AD-2026-000123")]
    [InlineData(" ad 2026 000123 ", "AD-2026-000123")]
    [InlineData("ad2026000123", "AD-2026-000123")]
    [InlineData("2026-000123", null)]
    [InlineData("KS-2026-000123", null)]
    [InlineData("AD-2026-00012", null)]
    [InlineData("AD-2026-0001234", null)]
    public void A_number_is_read_as_people_type_it(string typed, string? number) => Assert.Equal(number, HumanNumber.Complaint.Read(typed));

    [Fact]
    public void Secrets_are_short_and_of_letters_that_are_not_mistaken()
    {
        var secrets = Enumerable.Range(0, 500).Select(_ => ComplaintSecret.New()).ToList();
        Assert.Equal(500, secrets.Distinct().Count());
        Assert.All(secrets, s => Assert.Matches("^[CDFGHJKMNPQRTVWXY34679]{4}(-[CDFGHJKMNPQRTVWXY34679]{4}){2}$", s));
    }

    [Theory]
    [InlineData("Budi Kurniawan", "Budi Kurniawan", true)]
    [InlineData("Budi Kurniawan", "pak budi", true)]
    [InlineData("Budi Kurniawan", "Kurniyawan dari desa sebelah", true)]
    [InlineData("Budi Kurniawan", "Ibu Sartika", false)]
    [InlineData("La Ode Sartono", "La Ode Basri", false)]
    [InlineData("Muhammad Nur", "Muhammad Nur", true)]
    [InlineData("Muhammad Nur Salim", "Muhammad Nur", false)]
    [InlineData("Budi Kurniawan", "", false)]
    public void A_handler_who_may_be_the_one_described_is_recognised(string roster, string described, bool mayBe) =>
        Assert.Equal(mayBe, NameMatch.MayBe(roster, described));

    [Theory]
    [InlineData("Pendamping PKH sudah dimintai keterangan.", "Pak Budi, pendamping PKH", false)]
    [InlineData("Saudara Budi sudah dimintai keterangan.", "Pak Budi, pendamping PKH", true)]
    [InlineData("Sepeda motor tidak ditemukan.", "laki-laki yang suka membawa motor merah", false)]
    [InlineData("Saudara budi dipanggil.", "budi", true)]
    [InlineData("Sudah diperiksa.", null, false)]
    public void An_answer_that_names_somebody_is_recognised(string answer, string? described, bool names) =>
        Assert.Equal(names, NameMatch.Names(answer, described));

    private static Complaint At(ComplaintState state)
    {
        ComplaintState[] way = state switch
        {
            ComplaintState.Received => [],
            ComplaintState.Verified => [ComplaintState.Verified],
            ComplaintState.Clarification => [ComplaintState.Verified, ComplaintState.Clarification],
            ComplaintState.Proven => [ComplaintState.Verified, ComplaintState.Clarification, ComplaintState.Proven],
            ComplaintState.NotProven => [ComplaintState.Verified, ComplaintState.Clarification, ComplaintState.NotProven],
            ComplaintState.Stopped => [ComplaintState.Stopped],
            ComplaintState.Action => [ComplaintState.Verified, ComplaintState.Clarification, ComplaintState.Proven, ComplaintState.Action],
            ComplaintState.Withdrawn => [],
        };
        var complaint = New();
        foreach (var next in way)
            Assert.Null(complaint.MoveTo(next, byHead: true, Today));
        if (state is ComplaintState.Withdrawn)
            complaint.Withdraw(Today);
        return complaint;
    }

    private static Complaint New()
    {
        var id = HiddenId.New();
        using var keys = new TemporaryFolder();
        MasterKeys.Add(keys["keys"]);
        return new()
        {
            Id = id,
            Number = "AD-2026-000001",
            FiledOn = Today,
            Topic = ComplaintTopic.Neutrality,
            Acts = "NET01",
            ReportedRole = "tksk",
            Kecamatan = "",
            Identity = IdentityLevel.Withheld,
            Key = new Sealer(MasterKeys.Load(keys["keys"]), new()).NewKey(id),
            Reported = [],
            Description = [],
            ReporterChat = [],
            Secret = [],
        };
    }
}
