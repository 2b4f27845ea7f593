using System.Text;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Tests.Wilayah;

public sealed class OfficeWilayahTests
{
    private static readonly WilayahTable Table = WilayahTable.Indonesia;

    [Fact]
    public void An_office_offers_its_kecamatan_and_desa_as_lists()
    {
        var office = new OfficeWilayah(Table, "53.02");

        Assert.Equal((32, 278), (office.KecamatanList.Count, office.DesaList.Count));
        Assert.Equal("WITA", office.Zone.Name);
        var oinlasi = office.DesaList.Where(item => item.Label == "Oinlasi").ToList();
        Assert.Equal(["Amanatun Selatan", "KI'E", "Mollo Selatan"], oinlasi.Select(item => item.ParentLabel).Order());
        Assert.All(oinlasi, item => Assert.Equal(item.Parent, item.Value[..8]));
        Assert.Equal("Desa Oinlasi, Kec. KI'E", oinlasi.Single(item => item.ParentLabel == "KI'E").Hint);
        Assert.Contains("oeekam", office.DesaList.Single(item => item.Label == "Oe'Ekam").Aliases);
        Assert.Contains("Kec. KI'E", office.KecamatanList.Single(item => item.Label == "KI'E").Aliases);
    }

    [Fact]
    public void Every_kabupaten_and_kota_makes_lists_whose_labels_fit_and_differ()
    {
        foreach (var regency in Table.Upper.Where(place => place.Level == WilayahLevel.Kabupaten))
        {
            var office = new OfficeWilayah(Table, regency.Code);
            foreach (var list in new[] { office.KecamatanList, office.DesaList })
            {
                Assert.NotEmpty(list);
                Assert.Equal(list.Count, list.Select(item => item.Value).Distinct().Count());
                Assert.Equal(list.Count, list.Select(item => (item.Parent, item.Label.ToUpperInvariant())).Distinct().Count());
                Assert.All(list, item => Assert.InRange(item.Label.Length, 1, 40));
                Assert.All(list, item => Assert.InRange(Encoding.UTF8.GetByteCount(item.Value), 1, 48));
            }
        }
    }

    [Fact]
    public void A_desa_and_a_kelurahan_of_one_name_are_told_apart() => Assert.Equal(
        ["Desa Oesao", "Kelurahan Oesao"],
        new OfficeWilayah(Table, "53.01").DesaList.Where(item => item.Label.EndsWith("Oesao", StringComparison.Ordinal)).Select(item => item.Label).Order());

    [Fact]
    public void It_knows_only_what_lies_in_it()
    {
        var office = new OfficeWilayah(Table, "7406");

        Assert.Equal("Kasipute", office.Find("74.06.04.1005")!.Name);
        Assert.Equal("Rumbia", office.KecamatanOf("74.06.04.1005")!.Name);
        Assert.Null(office.Find("53.02.01"));
        Assert.Null(office.Find("74"));
        Assert.Null(office.KecamatanOf("74.06"));
        Assert.Equal("74.06.04", office.Search("rumbia")[0].Place.Code);
    }

    [Theory]
    [InlineData("74")]
    [InlineData("74.06.01")]
    [InlineData("99.99")]
    [InlineData("Bombana")]
    public void Anything_but_a_kabupaten_or_kota_is_refused(string code) =>
        Assert.Contains("74.06", Assert.Throws<ArgumentException>(() => new OfficeWilayah(Table, code)).Message, StringComparison.Ordinal);
}
