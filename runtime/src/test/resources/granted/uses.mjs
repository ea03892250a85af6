import { word } from "small";
export default word;
