using System.ComponentModel.DataAnnotations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Tests.Documents;

public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("{kode}/{urut}/{unit}/{bulan-romawi}/{tahun}", "BAST/007/DINSOS/IX/2026")]
    [InlineData("{tahun}{bulan}-{urut}", "202609-007")]
    [InlineData("No. {urut} ({kode}) {tahun}", "No. 007 (BAST) 2026")]
    public void A_number_follows_the_pattern_of_the_office(string pattern, string number)
    {
        Assert.Null(DocumentNumber.FaultOf(pattern));
        Assert.Equal(number, DocumentNumber.Write(pattern, "BAST", "DINSOS", 7, new(2026, 9, 1)));
    }

    [Theory]
    [InlineData("{kode}/{urut}", "needs {urut} once, and {tahun}.")]
    [InlineData("{urut}/{urut}/{tahun}", "needs {urut} once, and {tahun}.")]
    [InlineData("{nomor}/{urut}/{tahun}", "has the unknown field {nomor}; use {kode}, {urut}, {unit}, {bulan}, {bulan-romawi}, {tahun}.")]
    [InlineData("{urut}/{tahun}/{", "has a bracket without its other half.")]
    public void A_pattern_that_could_give_one_number_twice_is_told_at_the_start(string pattern, string fault)
    {
        Assert.Equal(fault, DocumentNumber.FaultOf(pattern));
        var options = new DocumentOptions { NumberPattern = pattern, Signatories = { new() { Title = " " } } };
        var problems = new List<ValidationResult>();
        Assert.False(Validator.TryValidateObject(options, new(options), problems, validateAllProperties: true));
        Assert.Equal([$"Documents:NumberPattern {fault}", "Documents:Signatories:0:Title is empty; write one such as Pj. Wali Kota."], problems.Select(p => p.ErrorMessage));
    }

    [Fact]
    public void Kinds_that_could_share_a_number_share_a_register()
    {
        const string without = "{urut}/{unit}/{tahun}", with = "{kode}/{urut}/{unit}/{bulan}/{tahun}";

        Assert.Equal(DocumentNumber.Register(without, "BA", "D", 2026), DocumentNumber.Register(without, "BAST", "D", 2026));
        Assert.NotEqual(DocumentNumber.Register(with, "BA", "D", 2026), DocumentNumber.Register(with, "BAST", "D", 2026));
        Assert.NotEqual(DocumentNumber.Register(with, "BA", "D", 2026), DocumentNumber.Register(with, "BA", "D", 2027));
    }
}
