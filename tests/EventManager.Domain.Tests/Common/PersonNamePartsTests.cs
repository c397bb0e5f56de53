using EventManager.Domain.Common;

namespace EventManager.Domain.Tests.Common;

public sealed class PersonNamePartsTests
{
    [Theory]
    [InlineData("Mia Öztürk", "Mia", "Öztürk")]
    [InlineData("Öztürk, Mia", "Mia", "Öztürk")]
    [InlineData("von der Leyen, Anna Maria", "Anna Maria", "von der Leyen")]
    [InlineData("Anna Maria Beck", "Anna Maria", "Beck")]
    [InlineData("Mia", "", "Mia")]
    [InlineData("Mia,", "", "Mia,")]
    [InlineData("Firma A, B, C", "Firma A, B,", "C")]
    [InlineData("", "", "")]
    public void A_name_in_one_piece_has_two_parts_in_whichever_order_it_is_written(string name, string first, string last) =>
        PersonNames.Parts(name).ShouldBe((first, last));
}
